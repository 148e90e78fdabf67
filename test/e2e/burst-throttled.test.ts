import { afterEach, describe, expect, it } from 'vitest';
import { attemptsPerCall, servedBy, statusesOf, stretchesOf } from '../support/call-counts.ts';
import { runCli } from '../support/run-cli.ts';
import { article, articleEstate, chatOf, startWorld, type World } from './burst-world.ts';

let world: World;
afterEach(() => world.stop());

async function enabled(options: string, ...more: readonly string[]): Promise<void> {
  world = await startWorld(articleEstate({ options }));
  await enable('main/gpt-4o', 'sub/gpt-4o', ...more);
}

async function enable(main: string, spill: string, ...more: readonly string[]): Promise<void> {
  const { code, stderr } = await world.run('burst', 'enable', '--main', main, '--spill', spill, '--yes', ...more);
  expect(code, stderr).toBe(0);
}

describe('a main whose 429 names a day', () => {
  it('is not called for that day where Retry-After is accepted, which burst show says', async () => {
    await enabled('retryAfter: 86400');
    expect(stretchesOf(await world.send(article, { calls: 130 }))).toEqual(['9 main 200', '121 sub 200']);
    await world.control('clock', { advance: 'PT23H50M' });
    expect(stretchesOf(await world.send(article, { calls: 5 }))).toEqual(['5 sub 200']);
    const { json } = await world.run('burst', 'show', 'gpt-4o-burst');
    expect(json.result.at429.join(' ')).toContain('Azure OpenAI was seen to say 86400 s: then the main is not called for a day; --no-accept-retry-after bounds it to PT1M.');
    // The tenth call, at nine seconds, opened it for a day.
    const openUntil = expect.stringMatching(/T00:00:\d\d\.\d{3}Z$/);
    expect(json.result.members.map(({ state }: { readonly state: unknown }) => state)).toEqual([
      { breaker: 'open', openUntil, units: [{ unit: 0, openUntil, failures: 0 }] },
      { breaker: 'closed', openUntil: null, units: [{ unit: 0, openUntil: null, failures: 0 }] },
    ]);
    expect(json.warnings).toEqual([]);
    const { stdout } = await runCli(world, ['pool', 'show', 'gpt-4o-burst', '--service', 'apim-demo']);
    expect(stdout).toContain(`  Breakers now: main/gpt-4o open until ${json.result.members[0].state.openUntil as string}.`);
    const status = await runCli(world, ['status', '--service', 'apim-demo']);
    expect(status.stdout).toContain(`\nmain--gpt-4o--openai: breaker open until ${json.result.members[0].state.openUntil as string}\n`);
    // Written anew, it begins anew.
    await enable('main/gpt-4o', 'sub/gpt-4o', '--no-accept-retry-after');
    expect((await world.ask('GET', '/_emulator/breakers')).body.breakers).toMatchObject([
      { backend: 'main--gpt-4o--openai', unit: 0, state: 'closed', openUntil: null, failures: 0 },
      { backend: 'sub--gpt-4o--openai', unit: 0, state: 'closed', openUntil: null, failures: 0 },
    ]);
  });

  it('is left out by the units that were told so, each for itself', async () => {
    await enabled('gatewayUnits: 3, retryAfter: 86400');
    await world.send(article, { calls: 10 });
    const { json } = await world.run('burst', 'show', 'gpt-4o-burst');
    const [main] = json.result.members;
    expect([main.state.breaker, main.state.units.map(({ openUntil }: { readonly openUntil: string | null }) => openUntil !== null).toSorted()]).toEqual(['partly', [false, false, true]]);
  });

  it('is called again after a minute with --no-accept-retry-after', async () => {
    await enabled('retryAfter: 86400', '--no-accept-retry-after');
    const results = await world.send(article, { calls: 130 });
    expect([stretchesOf(results), attemptsPerCall(results)]).toEqual([['9 main 200', '60 sub 200', '9 main 200', '52 sub 200'], 132 / 130]);
    const { json } = await world.run('burst', 'show', 'gpt-4o-burst');
    expect(json.result.members.map((member: { readonly breaker: object }) => member.breaker)).toMatchObject([{ acceptRetryAfter: false, openFor: 'PT1M' }, { acceptRetryAfter: false, openFor: 'PT1M' }]);
  });
});

it('probe tells who serves, when that changed, and until when the main is left out', async () => {
  await enabled('');
  const probe = ['probe', '--service', 'apim-demo', '--model', 'gpt-4o', '--requests', '12', '--rate', '1'];
  const { code, json, stderr } = await runCli(world, [...probe, '--json']);
  expect(code, stderr).toBe(0);
  expect(json.result).toMatchObject({ ok: 12, throttled: 0, openBreakers: [{ backend: 'main--gpt-4o--openai', unit: 0, openUntil: expect.stringMatching(/Z$/) }] });
  expect(Object.keys(json.result.byRegion)).toEqual(expect.arrayContaining(['Sweden Central', 'East US']));
  const people = await runCli(world, probe);
  expect(people.stdout).toMatch(/\nmain--gpt-4o--openai: breaker open until \S+Z\n/);
});

describe('when main and sub are throttled', () => {
  it.each(['on-error', 'outbound'])('clients are answered 429 with Retry-After, and never a bare 503 (%s)', async (exhaustedPool) => {
    await enabled(`exhaustedPool: ${exhaustedPool}`);
    // 100,000 tokens of the sub are 49 of these, 10,000 of the main 4.
    const results = await world.send(chatOf(2010), { calls: 80, perSecond: 4 });
    expect(stretchesOf(results)).toEqual(['4 main 200', '49 sub 200', '27 nobody 429']);
    const refused = results.slice(53);
    expect(refused.every(({ headers, text }) => Number(headers['retry-after']) > 0 && JSON.parse(text).error.code === '429')).toBe(true);
  });

  it('with --mode retry the 429 of the last one asked arrives', async () => {
    await enabled('', '--mode', 'retry');
    const results = await world.send(chatOf(2010), { calls: 60, perSecond: 4 });
    expect([statusesOf(results), servedBy(results)]).toEqual([{ 200: 53, 429: 7 }, { main: 4, sub: 49 }]);
    expect(results.at(-1)).toMatchObject({ region: 'East US', headers: { 'retry-after': expect.stringMatching(/^\d+$/) } });
  });
});

it('a throttled model takes no other model of its account away', async () => {
  await enabled('');
  await enable('main/gpt-4o-mini', 'sub/gpt-4o-mini');
  expect(stretchesOf(await world.send(article, { calls: 15 }))).toEqual(['9 main 200', '6 sub 200']);
  expect(stretchesOf(await world.send(chatOf(100, 'gpt-4o-mini'), { calls: 10 }))).toEqual(['10 main 200']);
  expect(stretchesOf(await world.send({ path: '/openai/deployments/text-embedding-3-large/embeddings?api-version=2024-10-21', body: '{"input":"word"}' }, { calls: 5 }))).toEqual(['5 main 200']);
});

it.each([['both'], ['retry'], ['breaker']])('streams go through as they come, from the main and from the sub (%s)', async (mode) => {
  await enabled('', '--mode', mode);
  const results = await world.send(chatOf(1010, 'gpt-4o', { stream: true }), { calls: 12 });
  const whole = results.filter(({ status, text }) => status === 200 && text.startsWith('data: ') && text.includes('data: [DONE]'));
  expect([whole.length, new Set(whole.map(({ region }) => region))]).toEqual([mode === 'breaker' ? 11 : 12, new Set(['Sweden Central', 'East US'])]);
  const documents = Object.values(await world.documents()).join('\n');
  expect(documents.includes('buffer-response="false"')).toBe(mode !== 'breaker');
});

it('spills share the overflow by their weights, and the next priority waits for its turn', async () => {
  const accounts = ['eu', 'us'].map((name) => `  - { name: ${name}, resourceGroup: rg-ai, region: ${name === 'eu' ? 'westeurope' : 'westus'}, kind: OpenAI, deployments: [{ name: gpt-4o, model: gpt-4o, version: "2024-08-06", sku: Standard, tokensPerMinute: 1000000, requestsPerMinute: 6000 }] }\n`).join('');
  world = await startWorld(articleEstate({ accounts }));
  const { code, stderr, json } = await world.run('burst', 'enable', 'chat', '--main', 'main/gpt-4o', '--spill', 'us/gpt-4o,priority=3', '--spill', 'sub/gpt-4o,weight=1', '--spill', 'eu/gpt-4o,weight=3', '--no-accept-retry-after', '--yes');
  expect(code, stderr).toBe(0);
  expect(json.result.members.map(({ account, priority, weight }: Record<string, unknown>) => [account, priority, weight])).toEqual([['main', 1, 1], ['sub', 2, 1], ['eu', 2, 3], ['us', 3, 1]]);
  const served = servedBy(await world.send(chatOf(510), { calls: 400, perSecond: 7 }));
  expect(served['us']).toBeUndefined();
  const [sub = 0, eu = 0] = [served['sub'], served['eu']];
  expect(Math.abs(sub - (sub + eu) / 4)).toBeLessThan(3 * Math.sqrt(((sub + eu) * 3) / 16));
});
