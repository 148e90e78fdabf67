import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliOptions, type CliRun } from '../support/run-cli.ts';

let azure: TestAzure;
beforeAll(async () => {
  azure = await startTestAzure({ refusals: true });
});
afterAll(() => azure.stop());

const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers';
const service = `${group}/Microsoft.ApiManagement/service/apim-demo`;
const account = `${group}/Microsoft.CognitiveServices/accounts/aoai-swe`;
const apim = 'api-version=2024-05-01';
const target = ['--service', 'apim-demo'];
const importLine = ['import', ...target, '--account', 'aoai-swe'];
const pruneLine = ['prune-ops', ...target, '--allow', 'Completions_Create'];

function planned(line: readonly string[], options?: CliOptions): Promise<CliRun> {
  return runCli(azure, [...line, '--dry-run', '--out', 'plan.json'], options);
}

function applied(more: readonly string[] = [], options?: CliOptions): Promise<CliRun> {
  return runCli(azure, ['apply', '--plan', 'plan.json', '--yes', ...more], options);
}

async function put(id: string, body: object, version = apim): Promise<void> {
  const { body: answer, status } = await azure.ask('PUT', `${id}?${version}`, body, { 'if-match': '*' });
  expect(status, JSON.stringify(answer)).toBeLessThan(300);
}

async function policyWith(text: string): Promise<void> {
  const id = `${service}/apis/azure-openai/policies/policy`;
  const { body } = await azure.ask('GET', `${id}?${apim}&format=rawxml`);
  const value = String((body as { properties: { value: string } }).properties.value).replace('<inbound>', `<inbound>\n${text}`);
  await put(id, { properties: { format: 'rawxml', value } });
}

const file = (): string => path.join(azure.folder, 'plan.json');

beforeEach(async () => {
  await azure.control('reset', {});
  azure.forget();
  rmSync(file(), { force: true });
});

/** What a colleague does between the plan and its apply, and what the refusal names. */
const moves: readonly (readonly [string, readonly string[], () => Promise<unknown>, RegExp])[] = [
  ['a policy is edited', pruneLine, () => policyWith('<rate-limit calls="10" renewal-period="60" />'), /policy of API azure-openai was changed since: .*\/apis\/azure-openai\/policies\/policy/],
  ['a backend gets another address', pruneLine, () => put(`${service}/backends/aoai-swe--openai`, { properties: { url: 'https://elsewhere.test/openai', protocol: 'http' } }), /backends\/aoai-swe--openai was changed/],
  ['an operation comes', pruneLine, () => put(`${service}/apis/azure-openai/operations/mine`, { properties: { displayName: 'Mine', method: 'GET', urlTemplate: '/mine' } }), /operations\/mine came/],
  ['a deployment is deleted', pruneLine, () => azure.ask('DELETE', `${account}/deployments/gpt-4o?api-version=2024-10-01`), /deployments\/gpt-4o is gone/],
  ['a policy is deleted', pruneLine, () => azure.ask('DELETE', `${service}/apis/azure-openai/policies/policy?${apim}`, undefined, { 'if-match': '*' }), /policies\/policy/],
  ['the API gets another name, which the plan does not touch', pruneLine, () => azure.ask('PATCH', `${service}/apis/azure-openai?${apim}`, { properties: { displayName: 'Ours' } }, { 'if-match': '*' }), /apis\/azure-openai was changed/],
];

describe('a plan that Azure moved away from', () => {
  test.each(moves)('is refused with exit 5 where %s', async (_, line, move, names) => {
    expect((await runCli(azure, [...importLine, '--yes'])).code).toBe(0);
    const plan = await planned(line);
    expect(plan.code, plan.stderr).toBe(0);
    await move();
    azure.forget();
    const run = await applied(['--json']);
    expect(run.json.error).toMatchObject({ code: 'PlanStale', message: expect.stringMatching(names), hint: expect.stringContaining(`apim-llm prune-ops --service apim-demo --allow Completions_Create --emulator-at ${azure.readyFile} --dry-run --out plan.json`) });
    expect([run.code, azure.writes()]).toEqual([5, []]);
  });

  test('is refused where the account is gone, and where its role was given otherwise', async () => {
    await planned(importLine);
    await azure.ask('DELETE', `${account}?api-version=2024-10-01`);
    const run = await applied(['--json']);
    expect([run.code, run.json.error.code]).toEqual([5, 'PlanStale']);
    expect(run.json.error.message).toContain('aoai-swe');
  });

  test('is applied all the same where what changed makes no difference to it', async () => {
    expect((await runCli(azure, [...importLine, '--yes'])).code).toBe(0);
    await planned(pruneLine);
    await put(`${service}/backends/somebody-elses`, { properties: { url: 'https://elsewhere.test', protocol: 'http' } });
    await put(`${service}/apis/somebody-elses`, { properties: { displayName: 'Theirs', path: 'theirs', protocols: ['https'] } });
    const run = await applied();
    expect(run.code, run.stderr).toBe(0);
  });

  test('is refused as a rest where somebody changed what is done, or what is left', async () => {
    await planned(importLine);
    await azure.control('faults', [{ match: { plane: 'arm', method: 'PUT', path: '**', nth: 4 }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'not now' } } } }]);
    expect((await applied()).code).toBe(7);
    await azure.control('faults', []);
    await put(`${service}/backends/aoai-swe--openai`, { properties: { url: 'https://elsewhere.test/openai', protocol: 'http' } });
    azure.forget();
    const run = await applied(['--json']);
    expect(run.json.error).toMatchObject({ code: 'PlanStale', message: expect.stringContaining('backend aoai-swe--openai was changed since') });
    expect(azure.writes()).toEqual([]);
  });

  test('is refused as a rest where something moved that the plan only rests on', async () => {
    await planned(importLine);
    await azure.control('faults', [{ match: { plane: 'arm', method: 'PUT', path: '**', nth: 3 }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'not now' } } } }]);
    expect((await applied()).code).toBe(7);
    await azure.control('faults', []);
    await azure.ask('DELETE', `${account}/deployments/gpt-4o?api-version=2024-10-01`);
    const run = await applied(['--json']);
    expect(run.json.error).toMatchObject({ code: 'PlanStale', message: expect.stringContaining('deployments/gpt-4o is gone') });
  });
});

describe('a plan file', () => {
  let saved = '';
  beforeAll(async () => {
    await azure.control('reset', {});
    await planned(importLine);
    saved = readFileSync(file(), 'utf8');
  });
  beforeEach(() => writeFileSync(file(), saved));

  test.each([
    ['cut off', (text: string) => text.slice(0, -200), 'PlanUnreadable', /not all of it is there/],
    ['edited', (text: string) => text.replace('"label": "backend aoai-swe--openai"', '"label": "backend mine"'), 'PlanUnreadable', /changed or damaged/],
    ['something else', () => '{"steps":[]}', 'PlanUnreadable', /not a plan of apim-llm/],
    ['of another version', (text: string) => text.replace(/"tool": "[^"]+"/, '"tool": "9.9.9"'), 'PlanOfOtherVersion', /made by apim-llm 9\.9\.9/],
    ['of another format', (text: string) => text.replace('"version": 1', '"version": 2'), 'PlanOfOtherVersion', /is applied by the version that made it/],
  ] as const)('that is %s is refused', async (_, change, code, message) => {
    writeFileSync(file(), change(saved));
    const run = await applied(['--json']);
    expect(run.json.error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect([run.code, azure.writes()]).toEqual([2, []]);
  });

  test.each([
    [['--service', 'another'], /another service: apim-demo, not another/],
    [['--resource-group', 'rg-else'], /another resource group: rg-ai, not rg-else/],
    [['--subscription', '00000000-0000-0000-0000-000000000002'], /another subscription/],
    [['--api', 'mine'], /another API: azure-openai, not mine/],
  ] as const)('is not for %j', async (more, message) => {
    const run = await applied([...more, '--json']);
    expect(run.json.error).toMatchObject({ code: 'PlanOfOtherTarget', message: expect.stringMatching(message) });
    expect(run.code).toBe(2);
  });

  test('is not for the cloud where it was made for a local Azure', async () => {
    const run = await runCli(azure, ['apply', '--plan', 'plan.json', '--yes', '--json'], { withoutAzure: true });
    expect(run.json.error).toMatchObject({ code: 'PlanOfOtherTarget', hint: expect.stringContaining('--emulator-at') });
  });

  test('may come from standard input', async () => {
    const run = await runCli(azure, ['apply', '--plan', '-', '--service', 'another', '--json'], { stdin: saved });
    expect(run.json.error).toMatchObject({ code: 'PlanOfOtherTarget', message: expect.stringMatching(/^standard input was made for another service/) });
  });

  test('takes target options that say the same, in whatever case', async () => {
    await planned(importLine);
    const run = await applied(['--service', 'APIM-Demo', '--resource-group', 'RG-AI', '--subscription', '00000000-0000-0000-0000-000000000001', '--api', 'azure-openai']);
    expect(run.code, run.stderr).toBe(0);
  });

  test('is written over by a plan, and nothing else is', async () => {
    expect((await planned(importLine)).code).toBe(0);
    writeFileSync(file(), 'my notes');
    const run = await planned(importLine);
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining('something else than a plan is there')]);
    expect(readFileSync(file(), 'utf8')).toBe('my notes');
  });

  test.each([
    [['--out', 'plan.json', '--yes'], /--out saves a plan that is to be looked at first/],
    [['--dry-run', '--out', '-'], /takes the name of a file/],
  ])('is not made of %j', async (more, message) => {
    const run = await runCli(azure, [...importLine, ...more]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('that cannot be written says so, and changes nothing', async () => {
    const run = await runCli(azure, [...importLine, '--dry-run', '--out', 'missing/plan.json']);
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining('The plan cannot be written')]);
  });
});
