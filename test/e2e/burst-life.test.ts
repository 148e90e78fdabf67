import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonical } from '../../src/policy/document/canonical.ts';
import { statusesOf } from '../support/call-counts.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { article, service, startWorld, type World } from './burst-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld(undefined, { refusals: true });
});
afterEach(() => world.stop());

const to = ['--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes'];
const burst = (verb: string, ...more: readonly string[]): Promise<CliRun> => world.run('burst', verb, ...more);
/** Runs are kept by the time at which they began. */
const timely = (first: string, ...more: readonly string[]): Promise<CliRun> => runCli(world, [...first.split(' '), '--service', 'apim-demo', '--yes', ...more], { realTime: true });

async function done(run: Promise<CliRun>): Promise<CliRun> {
  const ended = await run;
  expect(ended.code, ended.stderr + ended.stdout).toBe(0);
  return ended;
}

/** Backends with what members and breakers they have, and all documents as they mean the same. */
async function state(): Promise<unknown> {
  const backends: Record<string, unknown> = {};
  for (const name of await world.backends()) {
    const { circuitBreaker, pool, url } = (await world.backend(name)).properties as { readonly circuitBreaker?: { readonly rules?: readonly unknown[] }; readonly pool?: unknown; readonly url?: string };
    backends[name] = { url, pool, rules: circuitBreaker?.rules ?? [] };
  }
  return { backends, documents: Object.fromEntries(Object.entries(await world.documents()).map(([name, text]) => [name, canonical(text)])) };
}

const idle = { create: 0, update: 0, delete: 0 };
/** Of members that nobody has called. */
const stateOf = (breaker: 'closed' | 'none'): unknown => ({ breaker, openUntil: null, units: breaker === 'none' ? [] : [{ unit: 0, openUntil: null, failures: 0 }] });
const modes = [
  [[], 'closed', 'closed'],
  [['--preset', 'article'], 'closed', 'none'],
  [['--preset', 'article-retry'], 'none', 'none'],
] as const;

describe.each(modes)('burst enable %j', (mode, main, sub) => {
  it('is done once, shown, and taken away as if it had never been', async () => {
    const before = await state();
    await done(burst('enable', ...to, ...mode));
    expect((await done(burst('enable', ...to, ...mode))).json.plan.summary).toMatchObject(idle);
    const { json } = await done(burst('show', 'gpt-4o-burst'));
    expect(json.result.members).toMatchObject([
      { account: 'main', deployment: 'gpt-4o', region: 'swedencentral', priority: 1, quota: { tokensPerMinute: 10_000, requestsPerMinute: 60, ptu: null }, state: stateOf(main) },
      { account: 'sub', deployment: 'gpt-4o', region: 'eastus', priority: 2, quota: { tokensPerMinute: 100_000 }, state: stateOf(sub) },
    ]);
    await done(burst('disable', '--yes'));
    expect(await state()).toEqual(before);
    const again = await done(burst('disable', '--yes'));
    expect([again.json.plan.summary, again.json.warnings]).toMatchObject([idle, [{ code: 'NoSuchBurst' }]]);
  });
});

it('is taken back by an undo: what it made, what it changed, what it took away', async () => {
  const states = [await state()];
  await done(timely('burst enable', ...to.slice(0, -1)));
  states.push(await state());
  await done(timely('burst enable', ...to.slice(0, -1), '--preset', 'article'));
  await done(timely('undo'));
  expect(await state()).toEqual(states[1]);
  await done(timely('burst disable'));
  expect(await state()).toEqual(states[0]);
  await done(timely('undo'));
  expect(await state()).toEqual(states[1]);
});

it('carries on after any of its writes has failed, to the state of a run that did not', async () => {
  world.forget();
  await done(burst('enable', ...to));
  const wanted = await state();
  const writes = world.exchanges.filter(({ method }) => ['PUT', 'PATCH', 'DELETE'].includes(method)).map(({ method, url }) => ({ method, path: new URL(url, 'https://x').pathname }));
  expect(writes.length).toBeGreaterThan(5);
  // Backends, pool and policies: identity, role and canary stay, and are not written again.
  for (const { method, path } of writes.filter((write) => /\/(backends|apis)\/(?!apim-llm-canary)/.test(write.path))) {
    await done(burst('disable', '--yes', '--keep-roles'));
    await world.control('faults', [{ match: { plane: 'arm', method, path }, respond: { status: 400, body: { error: { code: 'Broken', message: 'as the test wants it' } } } }]);
    const broken = await burst('enable', ...to);
    await world.control('faults', []);
    expect([1, 7]).toContain(broken.code);
    await done(burst('enable', ...to));
    expect(await state(), path).toEqual(wanted);
  }
});

it('after a failure in the middle can be disabled by its name', async () => {
  const before = await state();
  await world.control('faults', [{ match: { plane: 'arm', method: 'PUT', path: `${service}/apis/azure-openai/operations/*/policies/policy` }, respond: { status: 400, body: {} } }]);
  expect((await burst('enable', ...to)).code).toBe(7);
  await world.control('faults', []);
  expect((await done(burst('show', 'gpt-4o-burst'))).json.result).toMatchObject({ routes: [], pool: 'gpt-4o-burst' });
  await done(burst('disable', 'gpt-4o-burst', '--yes'));
  expect(await state()).toEqual(before);
});

describe('a breaker, which is one for all who use the backend', () => {
  const rulesOf = async (name: string): Promise<unknown> => ((await world.backend(name)).properties['circuitBreaker'] as { readonly rules?: unknown } | undefined)?.rules ?? [];

  it('is changed by a second burst on the same deployment, which says so and who else is concerned', async () => {
    await done(burst('enable', ...to));
    const second = await done(burst('enable', 'chat', ...to, '--as', 'chat', '--preset', 'article'));
    const step = second.json.plan.steps.find(({ id }: { readonly id: string }) => id.endsWith('/backends/main--gpt-4o--openai'));
    expect([step.action, step.changes.map(({ path }: { readonly path: string }) => path)]).toEqual(['update', expect.arrayContaining(['properties.circuitBreaker.rules[0].failureCondition.count'])]);
    expect(second.stderr + JSON.stringify(second.json)).toContain('count');
    const dry = await runCli(world, ['burst', 'enable', 'chat', '--service', 'apim-demo', ...to, '--as', 'chat', '--dry-run']);
    expect(dry.stdout).toContain('breaker: 3 × 429 within PT5M, open for PT1M → 1 × 429 within PT1M, open for PT1M or as long as Retry-After says');
    expect(dry.stdout.replaceAll(/\s+/g, ' ')).toContain('a breaker is one for all who use the backend: also for the pool gpt-4o-burst');
  });

  it('goes with the last of them', async () => {
    await done(burst('enable', ...to));
    await done(burst('enable', 'chat', ...to, '--as', 'chat'));
    await done(burst('disable', 'gpt-4o-burst', '--yes'));
    expect(await rulesOf('main--gpt-4o--openai')).toMatchObject([{ name: 'apim-llm' }]);
    expect(statusesOf(await world.send({ ...article, path: article.path.replace('gpt-4o', 'chat') }, { calls: 12 }))).toEqual({ 200: 12 });
    await done(burst('disable', 'chat', '--yes'));
    expect(await world.backends()).toEqual(['main--openai']);
  });

  it('goes from a backend that only a facade goes on using, and the backend stays', async () => {
    await done(burst('enable', ...to));
    await done(runCli(world, ['facade', 'add', '--service', 'apim-demo', '--account', 'sub/gpt-4o', '--as', 'far', '--yes']));
    await done(burst('disable', '--yes'));
    expect(await world.backends()).toEqual(['main--openai', 'sub--gpt-4o--openai']);
    expect(await rulesOf('sub--gpt-4o--openai')).toEqual([]);
  });

  it('of the spill goes when its burst wants one on the main only', async () => {
    await done(burst('enable', ...to));
    await done(burst('enable', ...to, '--mode', 'breaker'));
    expect([await rulesOf('main--gpt-4o--openai'), await rulesOf('sub--gpt-4o--openai')]).toMatchObject([[{ name: 'apim-llm' }], []]);
  });
});
