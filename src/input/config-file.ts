import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OptionSpec } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import type { Config } from './config-text.ts';

const names = ['apim-llm.yaml', 'apim-llm.yml', 'apim-llm.json'];

/**
 * The named file, or the nearest one from `cwd` up to the root of the git work tree (outside of one: in `cwd` only).
 * Undefined where none was named and none is there.
 */
export async function findConfigFile(named: string | undefined, cwd: string): Promise<string | undefined> {
  if (named !== undefined) return path.resolve(cwd, named);
  for (const folder of await foldersUpwards(cwd)) {
    const here = await present(names.map((name) => path.join(folder, name)));
    if (here.length > 1) {
      const both = here.map((file) => path.basename(file)).join(' and ');
      throw new UserError('ConfigAmbiguous', 2, `${folder} has ${both}.`, { hint: 'Keep one, or name it with --config.' });
    }
    if (here[0] !== undefined) return here[0];
  }
  return undefined;
}

async function foldersUpwards(cwd: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    folders.push(folder);
    if ((await present([path.join(folder, '.git')])).length > 0) return folders;
    if (path.dirname(folder) === folder) return folders.slice(0, 1);
  }
}

async function present(files: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(files.map((file) => access(file).then(() => file, () => undefined)));
  return found.filter((file) => file !== undefined);
}

export async function loadConfigFile(
  file: string,
  cwd: string,
  globals: readonly OptionSpec[],
  commands: () => Promise<readonly { readonly path: readonly string[]; readonly options: readonly OptionSpec[] }[]>,
): Promise<Config> {
  const shown = path.relative(cwd, file) || file;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : undefined;
    throw new UserError('ConfigUnreadable', 2, `Cannot read the configuration file ${shown}.`, { detail, cause: error });
  }
  // Few runs have such a file, and YAML takes its time to load.
  const { readConfig } = await import('./config-text.ts');
  return readConfig(text, shown, globals, await commands());
}
