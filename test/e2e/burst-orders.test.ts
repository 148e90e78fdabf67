import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonical } from '../../src/policy/document/canonical.ts';
import { statusesOf, stretchesOf } from '../support/call-counts.ts';
import { article, articleEstate, chatOf, startWorld, type World } from './burst-world.ts';

let world: World;
let before: Readonly<Record<string, string>>;

const accounts = '  - { name: far, resourceGroup: rg-ai, region: westus, kind: OpenAI, deployments: [{ name: gpt-4.1, model: gpt-4.1, version: "2025-04-14", sku: Standard, tokensPerMinute: 100000, requestsPerMinute: 600 }] }\n';

const adds = {
  facade: ['facade', 'add', '--account', 'far/gpt-4.1'],
  pool: ['pool', 'create', 'minis', '--member', 'main/gpt-4o-mini', '--member', 'sub/gpt-4o-mini'],
  burst: ['burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o'],
} as const;
const removes = {
  facade: ['facade', 'remove', '--account', 'far', '--keep-roles'],
  pool: ['pool', 'delete', 'minis', '--keep-roles'],
  burst: ['burst', 'disable', '--keep-roles'],
} as const;
type Command = keyof typeof adds;

const orders: readonly (readonly [Command, Command, Command])[] = [
  ['facade', 'pool', 'burst'],
  ['facade', 'burst', 'pool'],
  ['pool', 'facade', 'burst'],
  ['pool', 'burst', 'facade'],
  ['burst', 'facade', 'pool'],
  ['burst', 'pool', 'facade'],
];

async function run(line: readonly string[]): Promise<void> {
  const { code, stderr, stdout } = await world.run(...line, '--yes');
  expect(code, stderr + stdout).toBe(0);
}

const canonicalOf = (documents: Readonly<Record<string, string>>): unknown => Object.fromEntries(Object.entries(documents).map(([name, text]) => [name, canonical(text)]));

beforeAll(async () => {
  world = await startWorld(articleEstate({ accounts }));
  before = await world.documents();
});
afterAll(() => world.stop());

// 36 commands: every order of three, added and removed.
it('facade, pool and burst for three models of one operation give the same document in any order, and removed in any order the one before', async () => {
  const all: string[] = [];
  for (const [index, order] of orders.entries()) {
    for (const command of order) await run(adds[command]);
    all.push((await world.documents())['ChatCompletions_Create'] ?? '');
    for (const command of orders[(index + 2) % orders.length] ?? order) await run(removes[command]);
    expect(canonicalOf(await world.documents()), order.join(', ')).toEqual(canonicalOf(before));
    expect(await world.backends()).toEqual(['main--openai']);
  }
  expect(new Set(all).size).toBe(1);
  expect(all[0]).toContain('begin retry');
}, 60_000);

it('each of the three goes its way', async () => {
  for (const command of orders[0] ?? []) await run(adds[command]);
  expect(statusesOf(await world.send(chatOf(100, 'gpt-4.1'), { calls: 2 }))).toEqual({ 200: 2 });
  expect(stretchesOf(await world.send(chatOf(100, 'gpt-4o-mini'), { calls: 4 })).map((stretch) => stretch.replace(/^\d+ /, ''))).toEqual(expect.arrayContaining(['main 200', 'sub 200']));
  expect(stretchesOf(await world.send(article, { calls: 12 }))).toEqual(['9 main 200', '3 sub 200']);
  expect((await world.send(chatOf(100, 'gpt-5'), { calls: 1 })).map(({ status }) => status)).toEqual([400]);
});
