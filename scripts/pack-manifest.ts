import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';

/**
 * What is published has everything inside: its manifest names no dependencies and no scripts. `npm pack` reads the
 * manifest from disk, so prepack writes the short one and postpack puts the repository's own back.
 */
const keptAside = '.package.json.unpacked';

export function publishedManifest(manifest: Record<string, unknown>): Record<string, unknown> {
  const { dependencies: _d, devDependencies: _v, scripts: _s, allowScripts: _a, ...published } = manifest;
  return published;
}

if (process.argv[2] === 'strip') {
  await copyFile('package.json', keptAside);
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Record<string, unknown>;
  await writeFile('package.json', `${JSON.stringify(publishedManifest(manifest), null, 2)}\n`);
} else if (process.argv[2] === 'restore') {
  await rename(keptAside, 'package.json');
}
