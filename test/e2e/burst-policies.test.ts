import { afterEach, describe, expect, it } from 'vitest';
import { canonical } from '../../src/policy/document/canonical.ts';
import { statusesOf } from '../support/call-counts.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { apim, article, articleEstate, service, startWorld, type World } from './burst-world.ts';

let world: World;
afterEach(() => world.stop());

const chat = 'apis/azure-openai/operations/ChatCompletions_Create';
const enable = (...more: readonly string[]): Promise<CliRun> => world.run('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes', ...more);
const documentWith = (backend: string): string => `<policies>\n  <inbound>\n    <base />\n  </inbound>\n  <backend>\n    ${backend}\n  </backend>\n  <outbound>\n    <base />\n  </outbound>\n  <on-error>\n    <base />\n  </on-error>\n</policies>`;
const putPolicy = (owner: string, value: string): Promise<void> => world.put(`${owner}policies/policy`, { format: 'rawxml', value });
const chatDocument = async (): Promise<string> => (await world.documents())['ChatCompletions_Create'] ?? '';
const forwards = (text: string): readonly string[] => [...text.matchAll(/<forward-request [^>]*>/g)].map(([tag]) => tag.replace(/ id="[^"]*"/, ''));

async function apiBackend(element: string): Promise<void> {
  const { '': text = '' } = await world.documents();
  await putPolicy('apis/azure-openai/', text.replace(/<backend>[^]*<\/backend>/, `<backend>${element}</backend>`));
}

describe('what forwards above the operation', () => {
  it('is taken over from the API, but for what would send a 429 to on-error', async () => {
    world = await startWorld();
    await apiBackend('<forward-request timeout="77" http-version="2" fail-on-error-status-code="true" />');
    const { code, json, stderr } = await enable();
    expect(code, stderr).toBe(0);
    expect(json.warnings).toContainEqual({ code: 'FailOnErrorStatusDropped', message: expect.stringMatching(/^fail-on-error-status-code on line \d+ of the policy of API azure-openai does not count/) });
    expect(forwards(await chatDocument())).toEqual(['<forward-request timeout="77" http-version="2" buffer-request-body="true" buffer-response="false" />', '<forward-request timeout="77" http-version="2" />']);
    expect(statusesOf(await world.send(article, { calls: 12 }))).toEqual({ 200: 12 });
    // It follows when what it stands for changes.
    await apiBackend('<forward-request timeout="99" />');
    const second = await enable();
    expect(second.json.plan.summary).toMatchObject({ update: 1 });
    expect(forwards(await chatDocument())[1]).toBe('<forward-request timeout="99" />');
    // What sends nothing again needs to know nothing of it.
    expect((await enable('--mode', 'breaker')).json.plan.summary).toMatchObject({ update: 2 });
    expect(forwards(await chatDocument())).toEqual([]);
  });

  it('is taken over from all APIs, with a warning about products that do otherwise', async () => {
    world = await startWorld();
    await putPolicy('', '<policies><inbound /><backend><forward-request timeout="55" /></backend><outbound /><on-error /></policies>');
    await world.put('products/apps', { displayName: 'Apps' });
    await world.put('products/apps/apis/azure-openai', {});
    await putPolicy('products/apps/', documentWith('<forward-request timeout="44" />'));
    const { code, json, stderr } = await enable();
    expect(code, stderr).toBe(0);
    expect(forwards(await chatDocument())[1]).toBe('<forward-request timeout="55" />');
    expect(json.warnings).toContainEqual({ code: 'ForwardingDiffers', message: expect.stringContaining('the policy of product apps forwards with {"timeout":"44"}') });
  });

  it.each([
    ['the API', () => apiBackend('<retry condition="@(true)" count="3" interval="1"><forward-request /></retry>'), /^The <backend> section in the policy of API azure-openai cannot be taken into a retry: line \d+: <retry> decides there how calls are forwarded\.$/],
    ['the operation', () => putPolicy(`${chat}/`, documentWith('<retry condition="@(true)" count="3" interval="1"><forward-request /></retry>')), /cannot take a retry, line 6: <retry> stands there, and cannot be taken into a retry/],
  ])('is refused where %s has more than that, and nothing is written; without a retry it may stay', async (_, prepare, message) => {
    world = await startWorld(articleEstate(), { refusals: true });
    await prepare();
    const before = await world.documents();
    world.forget();
    const { code, json } = await enable();
    expect([code, json.error.code, json.error.hint]).toEqual([5, 'BackendSectionForeign', expect.stringContaining('--mode breaker')]);
    expect(json.error.message).toMatch(message);
    expect(world.writes()).toEqual([]);
    expect((await enable('--mode', 'breaker')).code).toBe(0);
    expect((await world.run('burst', 'disable', '--yes')).code).toBe(0);
    expect(canonical((await chatDocument()) || '<policies />')).toBe(canonical(before['ChatCompletions_Create'] ?? '<policies />'));
  });
});

describe('a document that somebody edited by hand', () => {
  it('is told by status, and by the plan of the command that writes it anew', async () => {
    world = await startWorld();
    expect((await enable()).code).toBe(0);
    const whole = await chatDocument();
    const changed = async (): Promise<unknown> => (await runCli(world, ['status', '--service', 'apim-demo', '--json'])).json.result.resources.filter(({ state }: { readonly state: string }) => state !== 'same').map(({ label, state }: { readonly label: string; readonly state: string }) => [label, state]);
    expect(await changed()).toEqual([]);
    const edits = [
      whole.replace('count="2"', 'count="7"'),
      whole.replace('after = "10"', 'after = "99"'),
      whole.replace(/<!-- apim-llm:v1 begin retry [^]*<!-- apim-llm:v1 end retry -->/, '<base />'),
      whole.replace(/<!-- apim-llm:v1 begin exhausted [^]*?<!-- apim-llm:v1 end exhausted -->/, ''),
    ];
    for (const edited of edits) {
      expect(edited).not.toBe(whole);
      await putPolicy(`${chat}/`, edited);
      expect(await changed()).toEqual([['policy of operation ChatCompletions_Create of API azure-openai', 'changed']]);
    }
    await putPolicy(`${chat}/`, edits[0] ?? '');
    expect((await runCli(world, ['status', '--service', 'apim-demo'])).stdout).toContain('  apim-llm burst show gpt-4o-burst --service apim-demo\n');
    const { stdout } = await runCli(world, ['burst', 'enable', '--service', 'apim-demo', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--dry-run']);
    expect(stdout).toMatch(/goes: …[^;]*count="7"[^;]*; comes back: …[^;]*count="2"/);
    expect((await enable()).code).toBe(0);
    expect(canonical(await chatDocument())).toBe(canonical(whole));
    expect(await changed()).toEqual([]);
  });

  it('with one backend after the other is told as well', async () => {
    world = await startWorld();
    expect((await enable('--mode', 'retry')).code).toBe(0);
    const whole = await chatDocument();
    const states = async (): Promise<unknown> => [...new Set((await runCli(world, ['status', '--service', 'apim-demo', '--json'])).json.result.resources.map(({ state }: { readonly state: string }) => state))];
    expect(await states()).toEqual(['same']);
    await putPolicy(`${chat}/`, whole.replace(/<!-- apim-llm:v1 begin retry [^]*<!-- apim-llm:v1 end retry -->/, '<base />'));
    expect(await states()).toContain('changed');
  });
});

it('gives back a forward-request of the operation as it was, and leaves its attributes to other models', async () => {
  world = await startWorld();
  const before = documentWith('<!-- ours --><forward-request timeout="33" buffer-request-body="false" fail-on-error-status-code="true" />');
  await putPolicy(`${chat}/`, before);
  const { json } = await enable();
  expect(json.warnings).toContainEqual({ code: 'FailOnErrorStatusDropped', message: expect.stringContaining('of the policy of operation POST /deployments/{deployment-id}/chat/completions (ChatCompletions_Create)') });
  expect(forwards(await chatDocument())).toEqual(['<forward-request timeout="33" buffer-request-body="true" buffer-response="false" />', '<forward-request timeout="33" buffer-request-body="false" />']);
  expect((await enable()).json.plan.summary).toMatchObject({ create: 0, update: 0, delete: 0 });
  expect((await world.run('burst', 'disable', '--yes')).code).toBe(0);
  expect(canonical(await chatDocument())).toBe(canonical(before));
});

it('where an Azure Policy wants <base /> in every section, names the mode that needs no backend section', async () => {
  world = await startWorld(articleEstate({ options: 'basePolicyInheritance: deny' }), { refusals: true });
  const first = await enable('--rollback');
  expect([first.code, first.json.error.code]).toEqual([4, 'RequestDisallowedByPolicy']);
  expect(first.json.error.hint).toContain('--mode breaker');
  expect(await world.backends()).toEqual(['main--openai']);
  const { code, stderr } = await enable('--mode', 'breaker');
  expect(code, stderr).toBe(0);
  const { status } = await world.ask('GET', `${service}/${chat}/policies/policy?${apim}`);
  expect(status).toBe(200);
});
