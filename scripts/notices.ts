import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The licences of every package that the bundle has inputs of, as one text. */
export async function noticesOf(inputs: readonly string[]): Promise<string> {
  const folders = [...new Set(inputs.flatMap((input) => packageFolder(input) ?? []))].toSorted();
  const parts = await Promise.all(folders.map(noticeOf));
  return `apim-llm contains code of these packages, under their licences.\n\n${parts.join('\n')}`;
}

function packageFolder(input: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

async function noticeOf(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license?: string };
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? `Licence: ${manifest.license ?? 'not stated'}` : await readFile(path.join(folder, file), 'utf8');
  return `${'-'.repeat(72)}\n${manifest.name} ${manifest.version}\n\n${text.trim()}\n`;
}
