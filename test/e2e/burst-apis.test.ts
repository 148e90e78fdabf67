import { afterEach, expect, it } from 'vitest';
import { servedBy, statusesOf, stretchesOf } from '../support/call-counts.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { article, articleEstate, chatOf, startWorld, type World } from './burst-world.ts';

let world: World;
afterEach(() => world.stop());

const to = ['--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o'];
const on = async (line: string, ...more: readonly string[]): Promise<CliRun> => {
  const ended = await runCli(world, [...line.split(' '), '--service', 'apim-demo', '--json', '--yes', ...more]);
  expect(ended.code, ended.stdout).toBe(0);
  return ended;
};
const codesOf = ({ json }: CliRun): readonly string[] => (json.warnings as readonly { readonly code: string }[]).map(({ code }) => code);

/** As people make one by hand: its own policy gets the token and says where calls go. */
async function byHand(): Promise<void> {
  await world.put('apis/by-hand', { displayName: 'By hand', path: 'hand', protocols: ['https'], serviceUrl: 'https://main.openai.azure.com/openai', subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } });
  await world.put('apis/by-hand/operations/chat', {
    displayName: 'Chat',
    method: 'POST',
    urlTemplate: '/deployments/{id}/chat/completions',
    templateParameters: [{ name: 'id', type: 'string', required: true }],
  });
  await world.put('apis/by-hand/policies/policy', { format: 'rawxml', value: '<policies><inbound><base /><authentication-managed-identity resource="https://cognitiveservices.azure.com" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>' });
}

it('an API that others made takes a burst for one model, and everything else goes where it went', async () => {
  world = await startWorld();
  await byHand();
  await on('burst enable', ...to, '--api', 'by-hand');
  const results = await world.send({ ...article, path: article.path.replace('/openai/', '/hand/') }, { calls: 14 });
  expect(stretchesOf(results)).toEqual(['9 main 200', '5 sub 200']);
  const others = await world.send({ ...chatOf(100, 'gpt-4o-mini'), path: '/hand/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21' }, { calls: 2 });
  expect(servedBy(others)).toEqual({ main: 2 });
  expect((await world.run('burst', 'show', 'gpt-4o-burst', '--api', 'by-hand')).json.result.routes).toEqual([{ api: 'by-hand', operation: 'chat', model: 'gpt-4o' }]);
});

it('where the model stands in the body it is read there, and answers that an account keeps are warned about', async () => {
  world = await startWorld(undefined, { imported: false });
  await on('import', '--account', 'main', '--spec', 'builtin-v1', '--wait');
  const made = await on('burst enable', ...to, '--api', 'azure-openai-v1');
  expect(codesOf(made)).toContain('AnswersKept');
  expect(JSON.stringify(made.json.warnings)).not.toContain('--affinity');
  const body = JSON.stringify({ model: 'gpt-4o', ...(JSON.parse(String(article.body)) as object) });
  const results = await world.send({ path: '/openai/v1/chat/completions', body }, { calls: 14 });
  expect(statusesOf(results)).toEqual({ 200: 14 });
  expect(servedBy(results)).toEqual({ main: 9, sub: 5 });
});

it('two APIs have one burst: its members are theirs together, and the last of them takes it away', async () => {
  world = await startWorld();
  await byHand();
  await on('burst enable', ...to);
  await on('burst enable', ...to, '--api', 'by-hand');
  const fewer = await runCli(world, ['burst', 'enable', '--service', 'apim-demo', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--mode', 'breaker', '--dry-run']);
  expect(fewer.code, fewer.stderr).toBe(0);
  const first = await on('burst disable', '--api', 'by-hand');
  expect(codesOf(first)).toContain('StaysInPlace');
  expect(stretchesOf(await world.send(article, { calls: 12 }))).toEqual(['9 main 200', '3 sub 200']);
  await on('burst disable');
  expect(await world.backends()).toEqual(['main--openai']);
});

it('no client sees a 401 of a spill whose role is not known everywhere yet', async () => {
  world = await startWorld(articleEstate({ more: 'rolePropagation: PT5M\n' }));
  await on('burst enable', ...to);
  expect(statusesOf(await world.send(article, { calls: 30 }))).toEqual({ 200: 30 });
});

it('a breaker that a pool keeps is in the way of an ordered list, which is said', async () => {
  world = await startWorld();
  await on('pool create shared', '--member', 'main/gpt-4o', '--member', 'sub/gpt-4o', '--as', 'both');
  expect(codesOf(await on('burst enable', ...to, '--mode', 'retry'))).toContain('BreakerInTheWay');
  expect(codesOf(await on('burst enable', ...to))).not.toContain('BreakerInTheWay');
});

it('names that only the burst served are told before they are served no more', async () => {
  world = await startWorld();
  await on('burst enable chat', ...to, '--as', 'chat');
  const { json } = await on('burst disable chat');
  expect(json.warnings).toContainEqual({ code: 'ServedNoMore', message: "calls for chat are answered 400 afterwards: no deployment of the API's own account has that name" });
});
