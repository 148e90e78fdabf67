import { describe, expect, it } from 'vitest';
import { sourceFiles, type SourceFile } from './source-tree.ts';

const files = sourceFiles('bin', 'commands', 'src');

/** Who may import whom; a room may always import itself. `cli` meets the local Azure only lazily. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  bin: [],
  commands: ['desired', 'policy', 'openapi', 'model'],
  cli: ['commands', 'input', 'output', 'engine', 'probe', 'azure', 'desired', 'openapi', 'policy', 'model'],
  input: ['model', 'commands'],
  output: ['model', 'commands', 'probe'],
  desired: ['model', 'policy', 'openapi', 'commands'],
  policy: ['model'],
  openapi: ['model'],
  engine: ['model'],
  probe: ['model'],
  azure: ['model', 'engine'],
  emulator: ['model'],
  model: [],
};

function room(file: string): string {
  const parts = file.split('/');
  return parts[0] === 'src' ? (parts[1] ?? '') : (parts[0] ?? '');
}

function breaches(rule: (file: SourceFile) => readonly string[]): readonly string[] {
  return files.flatMap((file) => rule(file).map((what) => `${file.path}: ${what}`));
}

/** A file and all that comes with it at once. */
function loadedWith(start: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const { resolved, lazy, typeOnly } of files.find((each) => each.path === file)?.imports ?? []) {
      if (resolved !== undefined && !lazy && !typeOnly) visit(resolved);
    }
  };
  visit(start);
  return loaded;
}

function importsOf(paths: Iterable<string>, what: RegExp): readonly string[] {
  return [...paths].flatMap((path) =>
    (files.find((each) => each.path === path)?.imports ?? [])
      .filter(({ from, lazy, typeOnly }) => what.test(from) && !lazy && !typeOnly)
      .map(({ from }) => `${path} imports ${from}`),
  );
}

describe('the map of the house', () => {
  it('finds the files it speaks of', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(200);
  });

  it('lets dependencies point one way', () => {
    expect(
      breaches((file) =>
        file.imports.flatMap(({ resolved, lazy }) => {
          if (resolved === undefined || resolved.startsWith('dist/')) return [];
          const [from, to] = [room(file.path), room(resolved)];
          const allowed = from === to || (mayImport[from] ?? []).includes(to) || (from === 'cli' && to === 'emulator' && lazy);
          return allowed ? [] : [`imports ${resolved}`];
        }),
      ),
    ).toEqual([]);
  });

  it('shares only types between commands and the rooms below', () => {
    expect(
      breaches((file) =>
        ['input', 'output', 'desired'].includes(room(file.path))
          ? file.imports.filter(({ resolved, typeOnly }) => resolved?.startsWith('commands/') === true && !typeOnly).map(({ from }) => from)
          : [],
      ),
    ).toEqual([]);
  });

  it('keeps each outside package in its one room', () => {
    const homes: readonly (readonly [RegExp, RegExp])[] = [
      [/^@azure\//, /^src\/azure\//],
      [/^(inquirer|@inquirer\/)/, /^src\/input\/prompts/],
      [/^ora$/, /^src\/output\//],
      [/^commander$/, /^src\/cli\//],
      [/^@peculiar\//, /^src\/emulator\//],
      [/^liquidjs$/, /^src\/emulator\/gateway\/policies\/liquid\/liquidjs-/],
    ];
    expect(
      breaches((file) =>
        file.imports.flatMap(({ from }) => homes.flatMap(([what, home]) => (what.test(from) && !home.test(file.path) ? [`imports ${from}`] : []))),
      ),
    ).toEqual([]);
  });

  it('loads SDKs, prompts, spinners, zod and yaml only where a command needs them', () => {
    const heavy = /^(@azure\/|inquirer$|ora$|zod$|yaml$|@peculiar\/|liquidjs$)/;
    expect(loadedWith('src/cli/entry.ts').size).toBeGreaterThan(5);
    expect(importsOf(loadedWith('src/cli/entry.ts'), heavy)).toEqual([]);
  });

  it('loads liquidjs only where a template needs it, not with the local Azure', () => {
    expect(loadedWith('src/emulator/start.ts')).toContain('src/emulator/gateway/policies/liquid/liquid-body.ts');
    expect(importsOf(loadedWith('src/emulator/start.ts'), /^liquidjs$/)).toEqual([]);
  });
});
