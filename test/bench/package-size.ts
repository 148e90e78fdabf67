import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { benchAzure, bin, importArguments, root, stateIn } from './local.ts';
import { table } from './table.ts';

const kib = (bytes: number): string => (bytes / 1024).toFixed(0);
const gzipped = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);

/** What is packed, and what of it two commands load. */
export async function packageSize(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-size-'));
  const azure = await benchAzure(0);
  try {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--silent', '--dry-run', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }).replace(/^[^[]*/, ''),
    ) as [{ size: number; unpackedSize: number }];
    const all = readdirSync(path.join(root, 'dist')).filter((name) => name.endsWith('.js')).map((name) => path.join(root, 'dist', name));
    const help = chunksOf(folder, ['--help'], {});
    const dryRun = await chunksOfImport(folder, azure.readyFile);
    return table([
      ['package', 'KiB', 'budget'],
      ['packed', kib(packed.size), '<= 2560'],
      ['unpacked', kib(packed.unpackedSize), ''],
      [`all ${all.length} chunks, gzip`, kib(gzipped(all)), ''],
      [`--help loads ${help.length} chunks, gzip`, kib(gzipped(help)), ''],
      [`import --dry-run loads ${dryRun.length} chunks, gzip`, kib(gzipped(dryRun)), '<= 819'],
    ]);
  } finally {
    await azure.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const preload = `import { registerHooks } from 'node:module';
import { appendFileSync } from 'node:fs';
registerHooks({ load(url, context, next) { if (url.includes('/dist/')) appendFileSync(process.env.CHUNK_LIST, url + '\\n'); return next(url, context); } });
`;

function chunksOf(folder: string, args: readonly string[], env: Record<string, string>): readonly string[] {
  const { list, run } = watched(folder, args, env);
  spawnSync(process.execPath, run.args, { env: run.env, stdio: 'ignore' });
  return listed(list);
}

/** The local Azure lives in this process, so the child must not block it. */
async function chunksOfImport(folder: string, readyFile: string): Promise<readonly string[]> {
  const { spawn } = await import('node:child_process');
  const { list, run } = watched(folder, [...importArguments(readyFile), '--dry-run'], stateIn(readyFile));
  await new Promise((resolve) => spawn(process.execPath, run.args, { env: run.env, stdio: 'ignore' }).on('exit', resolve));
  return listed(list);
}

function watched(folder: string, args: readonly string[], env: Record<string, string>): { list: string; run: { args: string[]; env: NodeJS.ProcessEnv } } {
  const hook = path.join(folder, 'hook.mjs');
  writeFileSync(hook, preload);
  const list = path.join(folder, `${args[0]}.txt`);
  return { list, run: { args: ['--import', hook, bin, ...args], env: { ...process.env, ...env, CHUNK_LIST: list } } };
}

function listed(list: string): readonly string[] {
  return [...new Set(readFileSync(list, 'utf8').trim().split('\n'))].map((url) => new URL(url).pathname);
}
