import { readFileSync, readdirSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const emulator = path.resolve(import.meta.dirname, '../../../../../src/emulator');
const library = path.join(emulator, 'expressions/run/library');

/** Files of the library that others load; within it, files load each other in circles, as types know each other. */
function entries(): readonly string[] {
  const outside = readdirSync(emulator, { recursive: true, encoding: 'utf8' }).map((name) => path.join(emulator, name)).filter((file) => file.endsWith('.ts') && !file.startsWith(library));
  const imported = outside.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^import \{.*from '(\..*)';$/gm)].map(([, to = '']) => path.resolve(path.dirname(file), to)));
  return [...new Set(imported)].filter((file) => file.startsWith(library)).toSorted();
}

const read = new Map<string, string>();

/** The text of a file without its types, which are stripped once. */
function sourceOf(url: string): string {
  const source = read.get(url) ?? stripTypeScriptTypes(readFileSync(new URL(url), 'utf8'));
  read.set(url, source);
  return source;
}

/** Loads a file and all that comes with it under names of this round, and so as if nothing had been loaded before. */
async function loadAfresh(file: string, round: number): Promise<void> {
  const suffix = `?round=${round}`;
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const found = next(specifier, context);
      return found.url.startsWith('file:') && !found.url.includes('?') ? { ...found, url: found.url + suffix } : found;
    },
    load: (url, context, next) => (url.endsWith(`.ts${suffix}`) ? { format: 'module', source: sourceOf(url.slice(0, -suffix.length)), shortCircuit: true } : next(url, context)),
  });
  try {
    await import(file);
  } finally {
    hooks.deregister();
  }
}

describe('files of the library', () => {
  it('can be loaded from outside, whichever comes first', async () => {
    expect(entries().length).toBeGreaterThan(4);
    const failed: string[] = [];
    for (const [round, file] of entries().entries()) {
      await loadAfresh(file, round).catch((error: unknown) => failed.push(`${file}: ${String(error)}`));
    }
    expect(failed).toEqual([]);
  }, 30_000);
});
