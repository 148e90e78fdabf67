import { spawn } from 'node:child_process';

export interface Timed {
  readonly name: string;
  /** Milliseconds of one run. */
  run(): Promise<number>;
}

export interface Median {
  readonly name: string;
  readonly ms: number;
  /** To the first of the list, from medians of the same rounds. */
  readonly ratio: number;
}

/** Runs everything in turn, round after round, so that a slow moment of the machine hits all alike; the first round warms up. */
export async function rounds(timed: readonly Timed[], count: number): Promise<readonly Median[]> {
  const samples = new Map(timed.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= count; round++) {
    for (const { name, run } of timed) {
      const ms = await run();
      if (round > 0) samples.get(name)?.push(ms);
    }
  }
  const medians = timed.map(({ name }) => ({ name, ms: median(samples.get(name) ?? []) }));
  const base = medians[0]?.ms ?? 1;
  return medians.map(({ name, ms }) => ({ name, ms, ratio: ms / base }));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Wall-clock milliseconds of a whole process. */
export function processTime(args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve(performance.now() - start) : reject(new Error(`${args.join(' ')} ended with ${code}`))));
  });
}
