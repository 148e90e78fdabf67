import { describe, expect, it } from 'vitest';
import type { LocalCommand } from '../../commands/command.ts';
import type { Entry } from '../../commands/registry.ts';
import { columnsOf } from '../../src/output/printable.ts';
import { fakeIo, ran } from './fake-io.ts';

const lookCommand: LocalCommand = {
  does: 'local',
  path: ['look'],
  summary: 'Look at a thing',
  examples: [{ says: 'At one', line: 'apim-llm look it' }],
  arguments: [
    { name: 'the-thing', help: 'what to look at', required: true, ask: 'Which thing?' },
    { name: 'part', help: 'which part of it' },
  ],
  options: [{ name: 'closely', type: 'switch', help: 'take your time' }],
  permissions: [],
  load: () =>
    Promise.resolve({
      report: ({ theThing, part, closely }) =>
        Promise.resolve({
          result: { theThing, part, closely },
          human: (page) => [page.paint('bold', `${String(theThing)} ${String(part)}`), ...page.wrap('word '.repeat(40), 2), page.cut('x'.repeat(100))],
          warnings: [{ code: 'Dusty', message: 'It is dusty.' }],
        }),
    }),
};
const commands: readonly Entry[] = [{ path: ['look'], summary: lookCommand.summary, load: () => Promise.resolve(lookCommand) }];

describe('values without a flag', () => {
  it.each([
    ['look it', { theThing: 'it' }],
    ['look it all', { theThing: 'it', part: 'all' }],
    ['look --closely it', { theThing: 'it', closely: true }],
    ['look it --closely all', { theThing: 'it', part: 'all', closely: true }],
    ['--json look -', { theThing: '-' }],
    ['look -- --it', { theThing: '--it' }],
  ])('%s', async (line, result) => {
    const { code, out } = await ran(`--json ${line.replace('--json ', '')}`.split(' '), fakeIo(), commands);
    expect({ code, result: JSON.parse(out).result }).toEqual({ code: 0, result });
  });

  it.each([
    [['look', 'it', 'all', 'more'], 'error: "more" is not expected here.', 'apim-llm look --help'],
    [['look', ''], 'error: <the-thing>: the value is empty', 'in its place'],
    [['look', '--closly', 'it'], 'error: look has no option --closly.', 'Did you mean --closely?'],
  ])('%j is wrong usage', async (line, message, hint) => {
    const { code, err } = await ran(line, fakeIo(), commands);
    expect(err.split('\n')[0]).toBe(message);
    expect(err).toContain(hint);
    expect(code).toBe(2);
  });

  it('that are missing are listed without a terminal, with the command to type; the environment has none', async () => {
    const { code, err } = await ran('look --closely', fakeIo({ env: { APIM_LLM_LOOK_THE_THING: 'it' } }), commands);
    expect(code).toBe(2);
    expect(err).toContain(`error: look needs 1 more value: <the-thing>
  <the-thing>   what to look at
  try: apim-llm look --closely <the-thing>
`);
    expect(err).toContain('No option reads the variable APIM_LLM_LOOK_THE_THING.');
  });

  it('that are missing are asked for on a terminal', async () => {
    const io = fakeIo({ tty: true });
    const running = ran('look', io, commands);
    await io.stderr.until('Which thing?');
    io.stdin.write('\r');
    await io.stderr.until('<the-thing>: the value is empty');
    io.stdin.write('it\r');
    expect(await running).toMatchObject({ code: 0, out: expect.stringContaining('it undefined') });
  });

  it('stand first in the usage, and have a section in the help', async () => {
    const { out } = await ran('look --help', fakeIo(), commands);
    expect(out).toContain('Usage: apim-llm look <the-thing> [part] [options]');
    expect(out).toContain('Arguments:\n  <the-thing>   what to look at (required)\n  [part]        which part of it\n\nOptions:');
    expect(out).not.toContain('--service');
  });
});

describe('a command that knows no Azure', () => {
  it('is fitted to a terminal, and to nothing off one', async () => {
    const lines = async (tty: boolean): Promise<readonly number[]> => (await ran('look it --no-color', fakeIo({ tty }), commands)).out.trimEnd().split('\n').map(columnsOf);
    expect(Math.max(...(await lines(true)))).toBe(80);
    expect(await lines(true)).toHaveLength(5);
    expect(await lines(false)).toEqual(['it undefined'.length, 201, 100]);
  });

  it('has colours on a terminal only, and not with NO_COLOR', async () => {
    const bold = '\u001b[1m';
    expect((await ran('look it', fakeIo({ tty: true }), commands)).out).toContain(bold);
    expect((await ran('look it', fakeIo({ tty: true, env: { NO_COLOR: '1' } }), commands)).out).not.toContain(bold);
    expect((await ran('look it', fakeIo(), commands)).out).not.toContain(bold);
  });

  it('tells warnings on stderr, and in the document', async () => {
    expect((await ran('look it --quiet', fakeIo(), commands)).err).toBe('warning: It is dusty.\n');
    expect(JSON.parse((await ran('look it --json', fakeIo(), commands)).out)).toMatchObject({ command: 'look', status: 'ok', warnings: [{ code: 'Dusty' }] });
  });

  it('breaks warnings at blanks on a terminal', async () => {
    const { err } = await ran('look it --quiet', fakeIo({ tty: true, env: { NO_COLOR: '1', APIM_LLM_NOTHING_THAT_ANYBODY_HAS_EVER_HEARD_OF: '1' } }), commands);
    expect(err).toBe('warning: No option reads the variable\nAPIM_LLM_NOTHING_THAT_ANYBODY_HAS_EVER_HEARD_OF.\nwarning: It is dusty.\n');
  });

  it.each(['spec list', 'spec show builtin'])('%s fits 80 columns', async (line) => {
    const { code, out } = await ran(line, fakeIo({ tty: true, env: { NO_COLOR: '1' } }));
    expect(code).toBe(0);
    expect(out.split('\n').filter((each) => columnsOf(each) > 80)).toEqual([]);
  });
});
