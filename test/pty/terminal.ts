import { createRequire } from 'node:module';
import path from 'node:path';
import xterm from '@xterm/headless';
import { test, type TestFunction } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

type NodePty = typeof import('@lydell/node-pty');

/** Undefined where the module has no build for this platform. */
function nodePty(): NodePty | undefined {
  try {
    return createRequire(import.meta.url)('@lydell/node-pty') as NodePty;
  } catch {
    return undefined;
  }
}

/** A test that needs a pseudo terminal. Where there is none it says that it skips; with REQUIRE_SHARED=1 it fails. */
export function testOnTerminal(name: string, run: TestFunction, timeoutMs?: number): void {
  if (nodePty() !== undefined || process.env['REQUIRE_SHARED'] === '1') test(name, run, timeoutMs);
  else test(`${name} (skipped: @lydell/node-pty has no build for ${process.platform} ${process.arch})`, (context) => context.skip());
}

/** What terminals send. */
export const keys = { enter: '\r', up: '\u001B[A', down: '\u001B[B', space: ' ', escape: '\u001B', backspace: '\u007F', interrupt: '\u0003', suspend: '\u001A', clear: '\u0015' } as const;

export interface TerminalOptions {
  readonly args: readonly string[];
  /** Run in place of the executable. */
  readonly script?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** The built CLI in a terminal, whose screen is read as a person reads it. */
export interface Terminal {
  /** What stands on the screen, and what has left it at the top; lines that it broke are whole. */
  text(): string;
  /** What stands on the screen now. */
  screen(): readonly string[];
  /** All bytes that came, as text. */
  raw(): string;
  /** Resolves with the whole text once it has `what` behind all that was waited for before. */
  until(what: string | RegExp): Promise<string>;
  /** Waits for the first, then types the second; and so on. */
  play(...steps: readonly (readonly [string | RegExp, string])[]): Promise<void>;
  /** The same for questions: typed is when a question is complete, which its last key hint shows. */
  answer(...steps: readonly (readonly [string, string])[]): Promise<void>;
  type(text: string): void;
  resize(columns: number, rows: number): void;
  readonly ended: Promise<number>;
  /** Resolves when the process has ended: a worker that goes before it would take all tests along. */
  close(): Promise<void>;
}

const patience = 15_000;

export function openTerminal({ args, script = path.join(root, 'bin/apim-llm.js'), env = {}, cwd, columns = 80, rows = 24 }: TerminalOptions): Terminal {
  const pty = nodePty();
  if (pty === undefined) throw new Error('there is no pseudo terminal here');
  const emulated = new xterm.Terminal({ cols: columns, rows, scrollback: 5000, allowProposedApi: true });
  const child = pty.spawn(process.execPath, [script, ...args], {
    name: env['TERM'] ?? 'xterm-256color', cols: columns, rows, cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, XDG_STATE_HOME: path.join(cwd, 'state'), LANG: 'en_US.UTF-8', TERM: 'xterm-256color', ...env },
  });
  let raw = '';
  /** Without what moves the cursor or sets colours. */
  let plain = '';
  /** What may be the beginning of such. */
  let unsure = '';
  let seen = 0;
  let hasEnded = false;
  const waiting = new Set<() => void>();
  const changed = (): void => waiting.forEach((look) => look());
  child.onData((data) => {
    raw += data;
    const text = unsure + data;
    // oxlint-disable-next-line no-control-regex
    const whole = text.search(/\u001B(?:\[[0-9;?]*)?$/);
    unsure = whole === -1 ? '' : text.slice(whole);
    // oxlint-disable-next-line no-control-regex
    plain += text.slice(0, text.length - unsure.length).replaceAll(/\u001B\[[0-9;?]*[A-Za-z]/g, '');
    emulated.write(data, changed);
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      hasEnded = true;
      emulated.write('', changed);
      resolve(exitCode);
    });
  });
  const lines = (from: number): readonly string[] => {
    const { active } = emulated.buffer;
    return Array.from({ length: active.length - from }, (_, index) => active.getLine(from + index)?.translateToString(true) ?? '');
  };
  const text = (): string => {
    const { active } = emulated.buffer;
    return lines(0).map((line, index) => (index > 0 && active.getLine(index)?.isWrapped !== true ? `\n${line}` : line)).join('').trimEnd();
  };
  /** Behind `seen`: an answer that is waited for is a new one. A question is drawn anew in its place, so that raw bytes tell better than lines. */
  const found = (what: string | RegExp): number => {
    if (typeof what === 'string') {
      const at = plain.indexOf(what, seen);
      return at === -1 ? -1 : at + what.length;
    }
    const at = plain.slice(seen).search(what);
    return at === -1 ? -1 : seen + at + 1;
  };
  const until = (what: string | RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const done = (act: () => void): void => {
        clearTimeout(timer);
        waiting.delete(look);
        act();
      };
      const look = (): void => {
        const at = found(what);
        if (at !== -1) done(() => {
          seen = at;
          resolve(text());
        });
        else if (hasEnded) done(() => reject(new Error(`ended without ${String(what)}:\n${text()}`)));
      };
      const timer = setTimeout(() => done(() => reject(new Error(`waited in vain for ${String(what)}:\n${text()}`))), patience);
      waiting.add(look);
      look();
    });
  return {
    text,
    screen: () => lines(emulated.buffer.active.viewportY),
    raw: () => raw,
    until,
    async play(...steps) {
      for (const [what, typed] of steps) {
        await until(what);
        child.write(typed);
      }
    },
    async answer(...steps) {
      for (const [question, typed] of steps) {
        await until(question);
        await until(/Ctrl-C (leave|終了)/);
        child.write(typed);
      }
    },
    type: (typed) => child.write(typed),
    resize(toColumns, toRows) {
      emulated.resize(toColumns, toRows);
      child.resize(toColumns, toRows);
    },
    ended,
    close: async () => {
      if (!hasEnded) child.kill('SIGKILL');
      await ended;
      emulated.dispose();
    },
  };
}
