import { browserOf, known, type Made } from './fixture.ts';
import type { Browser } from '../../../src/model/browser.ts';
import { runCli } from '../../../src/cli/main.ts';
import type { ExitCode } from '../../../src/model/user-error.ts';
import { fakeIo, type FakeIo } from '../fake-io.ts';

/** The wizard in this process, with somebody who types. */
export interface Talk {
  readonly io: FakeIo;
  /** Types when the question, and the hint on its keys, have come after what was answered before. */
  answer(...steps: readonly (readonly [string, string])[]): Promise<void>;
  /** Everything that was shown, without what moves the cursor. */
  shown(): string;
  readonly ended: Promise<ExitCode>;
}

export interface TalkOptions {
  readonly argv?: readonly string[];
  readonly made?: Made;
  readonly browse?: () => Promise<Browser>;
  readonly env?: Record<string, string>;
}

export const enter = '\r';
export const interrupt = '\u0003';

export function talk({ argv = ['wizard'], browse, env = {}, made }: TalkOptions = {}): Talk {
  const quiet = fakeIo({ tty: true, env: { NO_COLOR: '1', ...env } });
  const io: FakeIo = { ...quiet, worlds: { ...quiet.worlds, browse: browse ?? (() => Promise.resolve(browserOf(known(made)))) } };
  const ended = runCli(argv, io);
  let seen = 0;
  // oxlint-disable-next-line no-control-regex
  const shown = (): string => io.stderr.text.replaceAll(/\u001B\[[0-9;?]*[A-Za-z]/g, '');
  const until = async (what: RegExp | string): Promise<void> => {
    for (;;) {
      const rest = shown().slice(seen);
      const at = typeof what === 'string' ? rest.indexOf(what) : rest.search(what);
      if (at !== -1) {
        seen += at + 1;
        return;
      }
      const hasEnded = await Promise.race([new Promise<boolean>((resolve) => void io.stderr.once('text', () => resolve(false))), ended.then(() => true)]);
      if (hasEnded && !shown().slice(seen).includes(String(what))) throw new Error(`ended without ${String(what)}:\n${shown()}`);
    }
  };
  return {
    io,
    ended,
    shown,
    async answer(...steps) {
      for (const [question, typed] of steps) {
        await until(question);
        await until(/Ctrl-C (leave|終了)|explains[^\n]*: $/);
        // As a terminal sends it: after the prompt has begun to listen.
        await new Promise((resolve) => setImmediate(resolve));
        io.stdin.write(typed);
      }
    },
  };
}
