import { spawn } from 'node:child_process';
import { benchAzure, bin, importArguments, stateIn, type BenchAzure } from './local.ts';
import { processTime, rounds } from './rounds.ts';
import { table } from './table.ts';

/** Whole processes against `node -e 0` of the same Node in the same rounds. */
export async function startUp(count: number): Promise<string> {
  const azure = await benchAzure(0);
  try {
    const medians = await rounds(
      [
        { name: 'node -e 0', run: () => processTime(['-e', '0']) },
        { name: '--version', run: () => processTime([bin, '--version']) },
        { name: '--help', run: () => processTime([bin, '--help']) },
        { name: 'import --help', run: () => processTime([bin, 'import', '--help']) },
        { name: 'import, up to its first ARM answer', run: () => firstAnswer(azure) },
        { name: 'import --dry-run, whole', run: () => processTime([bin, ...importArguments(azure.readyFile), '--dry-run', '--quiet'], stateIn(azure.readyFile)) },
      ],
      count,
    );
    return table([['start-up', 'ms', 'ratio', 'budget'], ...medians.map(({ name, ms, ratio }) => [name, ms.toFixed(0), ratio.toFixed(2), budgetOf(name)])]);
  } finally {
    await azure.stop();
  }
}

function budgetOf(name: string): string {
  if (name === '--help' || name === '--version') return '<= 2.0';
  return name.includes('first ARM answer') ? '<= 8' : '';
}

/** Milliseconds from the start of the process until its first request was answered; the process is ended then. */
function firstAnswer(azure: BenchAzure): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [bin, ...importArguments(azure.readyFile), '--dry-run'], { stdio: 'ignore', env: { ...process.env, ...stateIn(azure.readyFile) } });
    let ms: number | undefined;
    azure.onExchange = () => {
      ms ??= performance.now() - start;
      child.kill();
    };
    child.on('error', reject);
    child.on('exit', () => {
      azure.onExchange = () => undefined;
      if (ms === undefined) reject(new Error('the import ended without a request'));
      else resolve(ms);
    });
  });
}
