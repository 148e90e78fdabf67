import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** From the root, with slashes: `src/engine/plan.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written. */
  readonly from: string;
  /** From the root, for relative imports. */
  readonly resolved: string | undefined;
  readonly lazy: boolean;
  readonly typeOnly: boolean;
}

const root = path.resolve(import.meta.dirname, '../..');

export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|js)$/.test(name))
      .map((name) => read(`${folder}/${name.replaceAll(path.sep, '/')}`)),
  );
}

function read(file: string): SourceFile {
  const text = readFileSync(path.join(root, file), 'utf8');
  return { path: file, text, imports: [...importsOf(file, text)] };
}

function* importsOf(file: string, text: string): Generator<Import> {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  for (const [, kind = '', from = ''] of code.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)) {
    yield { from, resolved: resolve(file, from), lazy: false, typeOnly: kind !== '' };
  }
  for (const [, from = ''] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)(?!\s*\.)/g)) {
    yield { from, resolved: resolve(file, from), lazy: true, typeOnly: false };
  }
  for (const [, from = ''] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)\s*\./g)) {
    yield { from, resolved: resolve(file, from), lazy: true, typeOnly: true };
  }
}

function resolve(file: string, from: string): string | undefined {
  return from.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), from)) : undefined;
}
