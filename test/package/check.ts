import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatMessage } from 'publint/utils';
import { publint } from 'publint';
import { bundledButForDevelopment } from './bundled.ts';

/**
 * Packs what would be published and looks into it: nothing to install, no script, notices inside, small, and it runs from a
 * folder that has nothing else.
 */
const dir = mkdtempSync(path.join(tmpdir(), 'apim-llm-pack-'));
const problems: string[] = [];
try {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', dir], { encoding: 'utf8' }).replace(/^[^[]*/, ''),
  ) as [{ filename: string; size: number; unpackedSize: number; files: { path: string }[] }];
  execFileSync('tar', ['-xzf', path.join(dir, packed.filename), '-C', dir]);
  const folder = path.join(dir, 'package');
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  for (const key of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'scripts', 'allowScripts']) {
    if (key in manifest) problems.push(`the packed manifest has ${key}`);
  }
  const names = packed.files.map((file) => file.path);
  for (const needed of ['LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.txt', 'bin/apim-llm.js', 'dist/main.js', 'templates/estates/demo.yaml', 'templates/specs/builtin.json']) {
    if (!names.includes(needed)) problems.push(`${needed} is not in the package`);
  }
  const strangers = names.filter((name) => /^(src|test|commands|scripts)\//.test(name) || name.includes('node_modules') || name === 'dist/meta.json');
  if (strangers.length > 0) problems.push(`should not be in the package: ${strangers.join(', ')}`);
  if (packed.size > 2.5 * 1024 * 1024) problems.push(`the package is ${packed.size} bytes`);
  const version = execFileSync(process.execPath, ['bin/apim-llm.js', '--version'], { cwd: folder, encoding: 'utf8' }).trim();
  if (version !== manifest['version']) problems.push(`the packed CLI says it is ${version}`);
  const { messages, pkg } = await publint({ pkgDir: folder });
  problems.push(...messages.filter(({ type }) => type !== 'suggestion').map((message) => formatMessage(message, pkg) ?? message.code));
  problems.push(...bundledButForDevelopment().map((name) => `${name} is bundled, so the list of what a release contains must have it: move it to dependencies`));
  const restored = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
  if (!('devDependencies' in restored)) problems.push('postpack did not restore package.json');
  console.log(`package: ${packed.filename}, ${(packed.size / 1024).toFixed(0)} KiB packed, ${(packed.unpackedSize / 1024).toFixed(0)} KiB unpacked, ${names.length} files`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
for (const problem of problems) console.error(`package: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
