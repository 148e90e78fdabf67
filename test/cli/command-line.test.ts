import { describe, expect, it } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { fakeAzure } from './fake-azure.ts';
import { fakeIo, ran } from './fake-io.ts';
import { makeEntry } from './make-command.ts';

const commands = [...registry, makeEntry];

describe('a wrong command line ends with 2, one clear line and what to type', () => {
  it.each([
    ['imprt', 'error: There is no command "imprt".', 'Did you mean import?'],
    ['emulator strat', 'error: There is no command "emulator strat".', 'Did you mean emulator start?'],
    ['emulator', 'error: "emulator" is only the beginning of a command.', 'apim-llm emulator start'],
    ['xyzzy', 'error: There is no command "xyzzy".', 'apim-llm --help'],
    ['--account x import', 'error: --account is not an option of every command.', 'Options of a command come after it'],
    ['--servce', 'error: apim-llm has no option --servce.', 'Did you mean --service?'],
    ['make --bakend a', 'error: make has no option --bakend.', 'Did you mean --backend?'],
    ['make --backend=a --Backend b', 'error: make has no option --Backend.', 'Did you mean --backend?'],
    ['status --yes', 'error: --yes does not apply to status.', 'apim-llm status --help'],
    ['make extra', 'error: "extra" is not expected here.', 'apim-llm make --help'],
    ['make --service', 'error: --service needs a value, but nothing follows.', 'Write: --service <name>'],
    ['make --service --yes', 'error: --service needs a value, but --yes follows.', 'Write: --service <name>'],
    ['make --service a --service b', 'error: --service is given twice.', 'keep one'],
    ['make -y --yes', 'error: --yes is given twice.', 'keep one'],
    ['make --retry --no-retry', 'error: --retry is given twice.', 'keep one'],
    ['make --yes=1', 'error: --yes takes no value.', 'Write: --yes'],
    ['make --service s --backend b --size huge', 'error: --size: "huge" is not one of small, large', ''],
    ['make --service s --backend b --size larg', 'error: --size: "larg" is not one of small, large', 'Did you mean large?'],
    ['make --service s --backend b --parallel 0', 'error: --parallel: must be at least 1', ''],
    ['make --service s --backend b --parallel many', 'error: --parallel: "many" is not a whole number', ''],
    ['make --service= --backend b', 'error: --service: the value is empty', '--service <name>'],
    ['make --json --output human', 'error: --json and --output human contradict each other.', 'Keep one'],
  ])('%s', async (line, message, hint) => {
    const { code, err } = await ran(line, fakeIo(), commands);
    expect(err.split('\n')[0]).toBe(message);
    expect(err).toContain(hint);
    expect(code).toBe(2);
  });

  it.each(['imprt --json', 'make --nonsense --json', 'make -o json --service', 'make --output=json extra'])('in JSON too: %s', async (line) => {
    const { code, out, err } = await ran(line, fakeIo(), commands);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ version: 1, status: 'failed', warnings: [], error: { code: expect.any(String), message: expect.any(String), docs: expect.stringMatching(/^docs\/errors\.md#/) } });
    expect(err).toContain('error: ');
  });
});

describe('missing values without a terminal', () => {
  it('are listed all at once, with the command to type', async () => {
    const { code, err } = await ran(['make', '--url', "it's"], fakeIo(), commands);
    expect(code).toBe(2);
    expect(err).toBe(`error: make needs 2 more values: --service, --backend
  --service <name>      API Management service (or APIM_LLM_SERVICE)
  --backend <backend>   a backend (repeatable, or APIM_LLM_MAKE_BACKEND)
  try: apim-llm make --url 'it'\\''s' --service <name> --backend <backend> --yes
`);
  });

  it.each([
    ['in a pipeline that looks like a terminal', '', { CI: 'true' }],
    ['with --no-input', '--no-input', {}],
    ['with --json', '--json', {}],
  ])('are not asked for %s', async (_, flag, env) => {
    const { code, err } = await ran(`make ${flag}`, fakeIo({ tty: true, env }), commands);
    expect(code).toBe(2);
    expect(err).toContain('make needs 2 more values');
  });

  it('are asked for on a terminal, on stderr', async () => {
    const io = fakeIo({ tty: true, azure: fakeAzure() });
    const running = ran('make --dry-run', io, commands);
    await io.stderr.until('Which API Management service?');
    io.stdin.write('apim-demo\r');
    await io.stderr.until('Which backends?');
    io.stdin.write('\r');
    await io.stderr.until('the value is empty');
    io.stdin.write('a, b\r');
    const { code, out } = await running;
    expect(code).toBe(0);
    expect(out).toContain('2 to create');
    expect(out).not.toContain('Which');
  });

  it('end with 130 on Ctrl-C at a question', async () => {
    const io = fakeIo({ tty: true });
    const running = ran('make', io, commands);
    await io.stderr.until('Which API Management service?');
    io.stdin.write('\u0003');
    expect((await running).code).toBe(130);
  });
});

describe('--debug', () => {
  it('tells where each value comes from', async () => {
    const io = fakeIo({ azure: fakeAzure(), env: { APIM_LLM_MAKE_BACKEND: 'a,b' } });
    const { err } = await ran('make --service s --dry-run --debug', io, commands);
    expect(err).toContain('--service from --service');
    expect(err).toContain('--backend from APIM_LLM_MAKE_BACKEND');
    expect(err).toContain('--parallel from default');
  });
});

describe('help and version', () => {
  it.each(['', '--help', '-h', 'help', '--json', '--quiet -h'])('"%s" lists the commands on stdout', async (line) => {
    const { code, out, err } = await ran(line, fakeIo());
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { path } of registry) expect(out).toContain(`  ${path.join(' ')} `);
  });

  it.each(['make -h', 'help make', '-h make', 'make --service x --help', '--json make -h'])('"%s" is about one command', async (line) => {
    const { code, out } = await ran(line, fakeIo(), commands);
    expect(code).toBe(0);
    expect(out).toContain('Usage: apim-llm make --backend <backend> [options]');
  });

  it('tells the version', async () => {
    expect(await ran('--version', fakeIo())).toEqual({ code: 0, out: '9.9.9\n', err: '' });
  });

  it.each(registry.map((entry) => [entry.path.join(' '), entry] as const))('%s: help fits 80 columns, examples first, every option named', async (name, entry) => {
    const { out } = await ran(`${name} --help`, fakeIo());
    const command = await entry.load();
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(out.indexOf('Examples:')).toBeGreaterThan(0);
    expect(out.indexOf('Examples:')).toBeLessThan(out.indexOf('Global options:'));
    for (const option of command.options) expect(out).toContain(option.negatable === true ? `--[no-]${option.name}` : `--${option.name}`);
    for (const title of ['Global options:', 'Exit codes:']) expect(out).toContain(title);
    expect(out.includes('Permissions:')).toBe(command.permissions.length > 0);
  });
});

describe('the registry', () => {
  it.each(registry.map((entry) => [entry.path.join(' '), entry] as const))('%s says the same as its command', async (_, entry) => {
    const command = await entry.load();
    expect({ path: command.path, summary: command.summary }).toEqual({ path: entry.path, summary: entry.summary });
  });

  it.each(registry.map((entry) => [entry.path.join(' '), entry] as const))('%s has examples that parse', async (_, entry) => {
    const command = await entry.load();
    expect(command.examples.length).toBeGreaterThan(0);
    for (const { line } of command.examples) {
      const { out } = await ran([...line.replace(/^apim-llm /, '').split(' '), '--help'], fakeIo());
      expect(out).toContain(`Usage: apim-llm ${entry.path.join(' ')}`);
    }
  });
});

describe('the first word of two', () => {
  it('has a help that lists its commands and only what they take', async () => {
    const { code, out } = await ran('emulator --help', fakeIo());
    expect(code).toBe(0);
    expect(out).toContain('Usage: apim-llm emulator <command> [options]');
    expect(out).toContain('emulator start');
    expect(out).toContain('--json');
    expect(out).not.toMatch(/--dry-run|--service|--emulator-at|apim-llm demo/);
  });

  it('is guessed when it is misspelt', async () => {
    expect((await ran('emulater start', fakeIo())).err).toContain('Did you mean emulator?');
  });
});
