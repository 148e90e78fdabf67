import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';

const emulator = path.resolve(import.meta.dirname, '../../../../../src/emulator');
const library = path.join(emulator, 'expressions/run/library');

/** Files of the library that others load; within it, files load each other in circles, as types know each other. */
function entries(): readonly string[] {
  const outside = readdirSync(emulator, { recursive: true, encoding: 'utf8' }).map((name) => path.join(emulator, name)).filter((file) => file.endsWith('.ts') && !file.startsWith(library));
  const imported = outside.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^import \{.*from '(\..*)';$/gm)].map(([, to = '']) => path.resolve(path.dirname(file), to)));
  return [...new Set(imported)].filter((file) => file.startsWith(library)).toSorted();
}

describe('files of the library', () => {
  it('can be loaded from outside, whichever comes first', async () => {
    expect(entries().length).toBeGreaterThan(4);
    const failed: string[] = [];
    for (const file of entries()) {
      vi.resetModules();
      await import(file).catch((error: unknown) => failed.push(`${file}: ${String(error)}`));
    }
    expect(failed).toEqual([]);
  }, 30_000);
});
