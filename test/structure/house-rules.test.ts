import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-tree.ts';

const files = sourceFiles('bin', 'commands', 'src');
const lines = (text: string): number => text.trimEnd().split('\n').length;

/** Where time, chance, the process and the console may be touched: the edges. */
const edges = /^(bin\/|src\/cli\/(entry|process-io)\.ts|src\/input\/terminal\.ts|src\/emulator\/(clock|serve|host|delay|detach)[\w-]*\.ts)/;

/** Code that is shown to be copied, and not run. */
const shown = /^src\/cli\/wizard\/snippets\.ts$/;

function offenders(pattern: RegExp, except: RegExp = /^$/): readonly string[] {
  return files
    .filter(({ path }) => !except.test(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .map((line, index) => ({ line, at: `${path}:${index + 1}` }))
        .filter(({ line }) => pattern.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line))
        .map(({ at }) => at),
    );
}

describe('house rules', () => {
  it('keeps files small', () => {
    const sizes = files.map(({ text }) => lines(text)).toSorted((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
    expect(files.filter(({ text }) => lines(text) > 250).map(({ path }) => path)).toEqual([]);
  });

  it('has no any, no default export, no barrel, no drawer for odds and ends', () => {
    expect(offenders(/(:\s*|<|\bas\s+)any\s*([;,)>=[\]|&{}]|$)/)).toEqual([]);
    expect(offenders(/^export default/)).toEqual([]);
    expect(files.map(({ path }) => path).filter((path) => /\/(index|utils?|helpers?|common|misc)\.ts$/.test(path))).toEqual([]);
  });

  it('takes zod as a namespace: by name, every language of its messages comes into the bundle', () => {
    expect(offenders(/import \{[^}]*\} from 'zod'/)).toEqual([]);
  });

  it('touches time, chance, the process and the console only at the edges', () => {
    expect(offenders(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/, edges)).toEqual([]);
    expect(offenders(/\bsetTimeout\(|\bsetInterval\(/, edges)).toEqual([]);
    expect(offenders(/\bprocess\.(?!exitCode)/, new RegExp(`${edges.source}|${shown.source}`))).toEqual([]);
    expect(offenders(/\bconsole\./, shown)).toEqual([]);
    // There, when all is written, for a completion: nothing that hangs may hold up whoever pressed a key.
    expect(offenders(/\bprocess\.exit\(/, /^src\/cli\/entry\.ts$/)).toEqual([]);
  });
});
