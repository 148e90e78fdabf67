import { expect } from 'vitest';
import { runCli, type CliOptions, type CliRun } from '../support/run-cli.ts';
import { articleEstate, apim, service, startWorld, type World } from './burst-world.ts';

// Rows of several queries, and the report of probe.
// oxlint-disable-next-line typescript/no-explicit-any
export type Found = any;

export interface Counted {
  readonly requests: number;
  readonly ok: number;
  readonly throttled: number;
  readonly failed: number;
}

export interface AttemptsCounted extends Counted {
  readonly attempts: number;
  readonly throttledAttempts: number;
}

export interface MonitoredWorld extends World {
  /** Any command line, with `--service`. */
  cli(argv: readonly string[], options?: CliOptions): Promise<CliRun>;
  /** The same; it must end with 0. */
  done(...argv: readonly string[]): Promise<CliRun>;
  /** `result` of `probe`. */
  probe(...argv: readonly string[]): Promise<Found>;
  /** Rows of a query. */
  rows(name: string, ...argv: readonly string[]): Promise<readonly Found[]>;
  /** Host of each backend, by its name. */
  hosts(): Promise<Readonly<Record<string, string>>>;
}

/** The article's Azure with a component, whose API writes to it. */
export async function startMonitored({ sampling = 100, llm = false, enabled = true, options = '', accounts = '' } = {}): Promise<MonitoredWorld> {
  const world = await startWorld(articleEstate({ options, accounts, more: 'appInsights: [{ name: appi-demo, resourceGroup: rg-ai }]\n' }));
  const cli = (argv: readonly string[], more: CliOptions = {}): Promise<CliRun> => runCli(world, [...argv, '--service', 'apim-demo'], more);
  const done = async (...argv: readonly string[]): Promise<CliRun> => {
    const run = await cli(argv);
    expect(run.code, run.stderr).toBe(0);
    return run;
  };
  if (enabled) await done('monitor', 'enable', '--app-insights', 'appi-demo', '--sampling', String(sampling), ...(llm ? ['--llm-logs'] : []), '--yes');
  return {
    ...world,
    cli,
    done,
    probe: async (...argv) => (await done('probe', '--json', ...argv)).json.result,
    rows: async (name, ...argv) => (await done('monitor', 'query', name, '--json', ...argv)).json.result.rows,
    hosts: async () => {
      const { value } = (await world.ask('GET', `${service}/backends?${apim}`)).body as { readonly value: readonly { readonly name: string; readonly properties: { readonly url?: string } }[] };
      return Object.fromEntries(value.flatMap(({ name, properties: { url } }) => (url === undefined ? [] : [[name, new URL(url).host]])));
    },
  };
}

/** Rows of `backends`, added up by one of their columns. */
export function countedBy(rows: readonly Found[], column: 'Backend' | 'Region'): Readonly<Record<string, AttemptsCounted>> {
  const sums: Record<string, Record<keyof AttemptsCounted, number>> = {};
  for (const row of rows) {
    const sum = (sums[row[column] as string] ??= { requests: 0, ok: 0, throttled: 0, failed: 0, attempts: 0, throttledAttempts: 0 });
    sum.requests += row.Requests;
    sum.ok += row.Ok;
    sum.throttled += row.Throttled;
    sum.failed += row.Failed;
    sum.attempts += row.Attempts;
    sum.throttledAttempts += row.ThrottledAttempts;
  }
  return sums;
}

/** What `probe` says of its backends, by their hosts. */
export function probedHosts(results: readonly Found[], hosts: Readonly<Record<string, string>>): Readonly<Record<string, AttemptsCounted>> {
  const rows = results.flatMap(({ byBackend }) => Object.entries(byBackend as Readonly<Record<string, AttemptsCounted>>)).map(([name, part]) => ({
    Backend: hosts[name], Requests: part.requests, Ok: part.ok, Throttled: part.throttled, Failed: part.failed, Attempts: part.attempts, ThrottledAttempts: part.throttledAttempts,
  }));
  return countedBy(rows, 'Backend');
}

/** What `probe` says of its regions. */
export function probedRegions(results: readonly Found[]): Readonly<Record<string, Counted>> {
  const sums: Record<string, Record<keyof Counted, number>> = {};
  for (const { byRegion } of results) {
    for (const [region, { requests, ok, throttled, failed }] of Object.entries(byRegion as Readonly<Record<string, Counted>>)) {
      const sum = (sums[region] ??= { requests: 0, ok: 0, throttled: 0, failed: 0 });
      sum.requests += requests;
      sum.ok += ok;
      sum.throttled += throttled;
      sum.failed += failed;
    }
  }
  return sums;
}

export function sumOf(rows: readonly Found[], column: string): number {
  return rows.reduce((sum: number, row) => sum + (row[column] as number), 0);
}
