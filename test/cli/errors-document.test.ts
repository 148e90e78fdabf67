import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from './fake-io.ts';

interface Found {
  readonly code: string;
  /** Undefined where the source does not write it as a number. */
  readonly exit: string | undefined;
}

function errorsIn(folder: string): readonly Found[] {
  return readdirSync(path.join(packageFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(path.join(packageFolder, folder, name), 'utf8').matchAll(/\b(?:UserError|refused|conflict)\(\s*'([A-Z]\w+)',(?:\s*(\d+),)?/g)])
    .map(([, code = '', exit]) => ({ code, exit }));
}

describe.each(['docs/errors.md', 'docs/errors.ja.md'])('%s', (file) => {
  const document = readFileSync(path.join(packageFolder, file), 'utf8');
  const found = errorsIn('src');
  const entry = (code: string): string | undefined => new RegExp(`^### (?:.*, )?${code}(?:,.*)?\\n([^#]*)`, 'm').exec(document)?.[1];

  it('has a heading for every error, so that "docs" finds it', () => {
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(55);
    expect(found.filter(({ code }) => entry(code) === undefined).map(({ code }) => code)).toEqual([]);
  });

  it('names the exit code that the error has', () => {
    const wrong = found.filter(({ code, exit }) => exit !== undefined && !new RegExp(`\\b${exit}\\b`).test((entry(code) ?? '').split(/[.。]/)[0] ?? ''));
    expect(wrong.map(({ code, exit }) => `${code} ${exit}`)).toEqual([]);
  });
});
