import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from './fake-io.ts';

const document = readFileSync(path.join(packageFolder, 'docs/errors.md'), 'utf8');

function codesIn(folder: string): readonly string[] {
  return readdirSync(path.join(packageFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(path.join(packageFolder, folder, name), 'utf8').matchAll(/new UserError\(\s*'(\w+)'/g)].map((match) => match[1] ?? ''));
}

describe('docs/errors.md', () => {
  const codes = [...new Set(['src/cli', 'src/input', 'src/output'].flatMap(codesIn))];

  it('has a heading for every error of the command line, so that "docs" finds it', () => {
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !document.includes(`\n### ${code}\n`))).toEqual([]);
  });
});
