import { readdirSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { scenes } from '../../src/cli/demo-scenes.ts';
import { worlds } from '../../src/cli/worlds.ts';
import { columnsOf } from '../../src/output/printable.ts';
import { fakeIo, ran, type FakeIo, type FakeIoOptions } from './fake-io.ts';

function io(options: FakeIoOptions = {}): FakeIo {
  return { ...fakeIo(options), worlds };
}

/** A terminal on which a moving line is gone when it is cleared. */
function onTerminal(options: FakeIoOptions): FakeIo {
  const at = io({ ...options, tty: true });
  const clears = (out: FakeIo['stderr']): void => {
    out.clearLine = () => {
      out.text = out.text.slice(0, out.text.lastIndexOf('\n') + 1);
      return true;
    };
  };
  [at.stdout, at.stderr].forEach(clears);
  return at;
}

/** Without escapes: they take no column. */
function linesOf(text: string): readonly string[] {
  return stripVTControlCharacters(text).split('\n');
}

describe('demo', () => {
  it('shows an import, calls, a quota, what is open, a second account, and a role that is missing', async () => {
    const at = onTerminal({ env: { NO_COLOR: '1', APIM_LLM_SERVICE: 'not-this', APIM_LLM_DRY_RUN: '1', APIM_LLM_PROBE_KEY: 'nor-this' } });
    const { code, out, err } = await ran('demo', at);
    expect(code, err).toBe(0);
    expect(err.match(/^\$ apim-llm [a-z-]+( add| enable)?/gm)).toEqual(['import', 'import', 'probe', 'probe', 'prune-ops', 'facade add', 'probe', 'burst enable', 'probe', 'probe', 'status', 'import'].map((name) => `$ apim-llm ${name}`));
    const runs = ['Done: 4 created, 1 updated', 'No changes.', '3 : 200 from Sweden Central', '7 : 429 from Sweden Central, again in 60 s', 'Closed, answered 400', 'Done: 8 created', '1 : 200 from East US', ' 9 : 200 from Sweden Central', '10 : 200 from East US', '21 attempts for 20 calls: 1 retry', '1 : 401 from Sweden Central', 'missing  Cognitive Services OpenAI User on aoai-swe', 'Done: 1 created'];
    const places = runs.map((text) => out.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(err).toContain('error: The call was not served.\n  Call 1 was answered 401: ');
    expect(err).toContain('proven: the role on aoai-swe\n');
    expect(out.slice(out.indexOf('Next:')).match(/^ {2}npx apim-llm .*/gm)).toHaveLength(3);
    expect(out).toContain('./node_modules/.bin/node bin/apim-llm.js');
    expect(readdirSync(at.stateFolder)).toEqual([]);

    // In 80 columns, without colours, with commands that can be pasted.
    expect([...linesOf(out), ...linesOf(err)].filter((line) => columnsOf(line) > 80)).toEqual([]);
    expect(['1', '2', '31', '32', '33', '36'].filter((colour) => (out + err).includes(`\u001B[${colour}m`))).toEqual([]);
    const commands = linesOf(err).join('\n').match(/^\$ (.*\\\n)*.*/gm) ?? [];
    expect(commands.map((command) => command.replaceAll(/\\\n +/g, ''))).toEqual(scenes.map(({ line }) => `$ apim-llm ${line.join(' ')}`));
  });

  it('is one document in JSON', async () => {
    const { code, out, err } = await ran('demo --json', io());
    expect(code).toBe(0);
    expect(err).toBe('');
    const document = JSON.parse(out);
    expect(document).toMatchObject({ command: 'demo', status: 'ok' });
    expect(document.result.runs.map(({ command, status }: Record<string, string>) => `${command} ${status}`)).toEqual([
      'import ok',
      'import ok',
      'probe ok',
      'probe ok',
      'prune-ops ok',
      'facade add ok',
      'probe ok',
      'burst enable ok',
      'probe ok',
      'probe failed',
      'status changes',
      'import ok',
    ]);
    expect(document.result.runs[1].plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
    expect(document.result.runs[3].result).toMatchObject({ ok: 6, throttled: 2, failed: 0 });
    expect(document.result.runs[8].result).toMatchObject({ ok: 20, throttled: 0 });
    expect(document.result.runs[9]).toMatchObject({ result: { failed: 1 }, error: { code: 'NoCallServed' } });
  });

  it('ends with a Ctrl-C, and leaves nothing behind', async () => {
    const at = io();
    const running = ran('demo', at);
    await at.stderr.until('$ apim-llm probe');
    at.signal();
    const { code, out } = await running;
    expect(code).toBe(130);
    expect(out).not.toContain('Next:');
    expect(readdirSync(at.stateFolder)).toEqual([]);
  });
});
