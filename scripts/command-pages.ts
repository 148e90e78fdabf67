import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandPages, folder } from './command-pages/pages.ts';

/** Writes docs/commands anew from the registry: run it after a change of a command. */
const target = path.resolve(import.meta.dirname, '..', folder);
const pages = await commandPages();
await mkdir(target, { recursive: true });
const gone = (await readdir(target)).filter((name) => !pages.has(name));
await Promise.all([...gone.map((name) => rm(path.join(target, name))), ...Array.from(pages, ([name, text]) => writeFile(path.join(target, name), text))]);
