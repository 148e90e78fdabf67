import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { judgeHere } from './judge-here.ts';
import { deviationsIn, ownDeviations } from './fuzz/judge.ts';

/**
 * Runs the tests that send good requests with every ARM exchange recorded and has the exchanges checked against Azure's
 * published specs. oav is installed beside this file, out of the main install. At the same time recordings of real
 * ARM are replayed, the official examples sent, and random requests judged.
 */
const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const shared = path.resolve(root, '../shared');
const tool = path.join(shared, 'tools/arm-contract');

// These say themselves what they do where ../shared is not.
const others = ['replay/run.ts', 'examples/run.ts', 'fuzz/run.ts'].map((script) => ended(process.execPath, [path.join(here, script)]));
try {
  if (existsSync(path.join(tool, 'validate.mjs'))) await check();
  else if (process.env['REQUIRE_SHARED'] === '1') throw new Error('the contract check needs ../shared/tools/arm-contract');
  else console.log('contract check skipped: ../shared is not here');
} finally {
  for (const other of others) {
    const { status, stdout, stderr } = await other;
    process.stdout.write(stdout + stderr);
    if (status !== 0) process.exitCode = 1;
  }
}

async function check(): Promise<void> {
  const oav = path.join(here, 'oav');
  if (!existsSync(path.join(oav, 'node_modules/oav'))) succeeded(await ended('npm', ['ci', '--ignore-scripts'], { cwd: oav }), 'npm ci of oav');
  const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-contract-'));
  try {
    const tests = recordingTests();
    succeeded(await ended(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...tests], { cwd: root, env: { ...process.env, CONTRACT_RECORDINGS: folder } }), 'the recording of tests');
    const files = readdirSync(folder).map((name) => path.join(folder, name)).filter((file) => statSync(file).size > 0);
    if (files.length < 10) throw new Error(`only ${files.length} tests recorded exchanges`);
    const { faults, judged, undescribed } = judgeHere(files, path.join(shared, 'specs/arm/specification'));
    for (const fault of faults) console.log(`FAIL ${fault}`);
    const observed = path.join(folder, 'observed.json');
    writeFileSync(observed, JSON.stringify([...deviationsIn(path.join(tool, 'observed.json')), ...ownDeviations()]));
    const verdicts = await Promise.all(halves(files).map((half) => ended(process.execPath, [path.join(tool, 'validate.mjs'), '--oav', oav, '--arm', '--no-etag', '--observed', observed, ...half])));
    const valid = verdicts.map(({ status, stdout, stderr }) => {
      const failures = stdout.split('\n').filter((line, index, all) => line.includes('FAIL') || (line.startsWith('  ') && failedAbove(all, index)));
      process.stdout.write(failures.slice(0, 80).join('\n') + (failures.length > 0 ? '\n' : ''));
      const [, count, invalid] = /(\d+) valid, (\d+) invalid/.exec(stderr) ?? [];
      if (status !== 0 || count === undefined || invalid !== '0') {
        process.stdout.write(stderr);
        process.exitCode = 1;
      }
      return Number(count);
    });
    if (faults.length > 0) process.exitCode = 1;
    const all = valid.reduce((sum, count) => sum + count, 0);
    if (all < 1000) throw new Error(`only ${all} exchanges were checked`);
    console.log(`contract: ${all} exchanges of ${tests.length} test files valid by the validator, ${judged} by our own reading of what it cannot load`);
    console.log(`contract: no specification in ../shared describes these, whose answers were looked at for their form only (exchanges): ${undescribed.join(', ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tests of refusals only do not record. */
function recordingTests(): readonly string[] {
  const starts = /startTestAzure\(/g;
  const ofRefusals = /startTestAzure\(\{[^}]*refusals: true/g;
  return readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
    .map((name) => `test/${name.replaceAll(path.sep, '/')}`)
    .filter((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return text.includes('CONTRACT_RECORDINGS') || (text.match(starts) ?? []).length > (text.match(ofRefusals) ?? []).length;
    });
}

/** Two of about the same size: there are two processors, and the validator uses one. */
function halves(files: readonly string[]): readonly (readonly string[])[] {
  const sorted = files.toSorted((a, b) => statSync(b).size - statSync(a).size);
  return [0, 1].map((half) => sorted.filter((_, index) => index % 2 === half));
}

function failedAbove(lines: readonly string[], index: number): boolean {
  for (let above = index; above >= 0; above--) {
    const line = lines[above] ?? '';
    if (!line.startsWith('  ')) return line.includes('FAIL');
  }
  return false;
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function succeeded({ status, stdout, stderr }: Ended, what: string): void {
  if (status === 0) return;
  process.stdout.write(stdout + stderr);
  throw new Error(`${what} failed`);
}

function ended(command: string, args: readonly string[], options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err] = [[] as Buffer[], [] as Buffer[]];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }));
  });
}
