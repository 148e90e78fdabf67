import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const apim = 'api-version=2024-05-01';
const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'];

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure({ refusals: true });
});
afterEach(() => azure.stop());

const parameters = [{ name: 'd', in: 'path', required: true, schema: { type: 'string' } }];
const described = (title: string, version = '1') => ({
  openapi: '3.0.1',
  info: { title, version },
  servers: [{ url: 'https://x.example/openai' }],
  paths: { '/deployments/{d}/chat/completions': { post: { operationId: 'chat', parameters, responses: { 200: { description: 'ok' } } } } },
});

describe('a description whose title is', () => {
  test.each([
    ['quotes and angle brackets', `<b>"it's"</b> & 'so'`],
    ['the end of a comment', 'a -- b --> c'],
    ['the end of a CDATA section', 'a ]]> b'],
    ['a named value', '{{secret}} and @(context)'],
    ['several lines and escapes', 'one\ntwo\u001b[31mred\u0007\r\nthree'],
    ['bidirectional', 'safe \u202egnp.exe\u2066'],
    ['a mark of somebody else', 'x [apim-llm:other]'],
    ['a digest of another document', 'x (0123456789abcdef), imported by apim-llm. [apim-llm:azure-openai]'],
    ['invisible', '\u200b\u2060'],
    ['long', '\u{1f600}'.repeat(400)],
  ])('%s is imported, shown on one clean line, and the second run plans nothing', async (_, title) => {
    const file = path.join(azure.folder, 'spec.json');
    writeFileSync(file, JSON.stringify(described(title)));
    const first = await runCli(azure, [...args, '--spec', file]);
    expect(first.code, first.stderr).toBe(0);
    // oxlint-disable-next-line no-control-regex -- these are what must not reach a terminal
    expect(first.stdout + first.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    const second = await runCli(azure, [...args, '--spec', file, '--json']);
    expect(second.json.plan.summary).toMatchObject({ create: 0, update: 0, noop: 5 });
    const status = await runCli(azure, ['status', '--service', 'apim-demo', '--json']);
    expect(status.json.result.resources.map(({ state }: { state: string }) => state)).toEqual(['same', 'same', 'same', 'same', 'same']);
    expect((await azure.ask('GET', `${service}/apis/azure-openai?${apim}`)).body.properties.displayName.length).toBeGreaterThan(0);
  });
});

describe('a caller who may not read role assignments', () => {
  test.each([['import', args], ['status', ['status', '--service', 'apim-demo']]])('is told so by %s, with the role that helps, and nothing is written', async (_, argv) => {
    expect((await runCli(azure, args)).code).toBe(0);
    azure.forget();
    const action = 'Microsoft.Authorization/roleAssignments/read';
    const message = `The client 'me' with object id '00000000-0000-0000-0000-00000000000b' does not have authorization to perform action '${action}' over scope '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-swe' or the scope is invalid.`;
    await azure.control('faults', [{ match: { plane: 'arm', method: 'GET', path: '**/roleAssignments' }, respond: { status: 403, body: { error: { code: 'AuthorizationFailed', message } } } }]);
    const run = await runCli(azure, argv);
    expect(run.code).toBe(4);
    expect(run.stderr).toContain(action);
    expect(run.stderr).toContain('az role assignment create');
    expect(azure.writes()).toEqual([]);
  });
});

describe('a role that the identity holds already', () => {
  test('under another name, which the list did not show, is not a failure', async () => {
    await runCli(azure, args);
    const account = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-swe';
    const assignments = `${account}/providers/Microsoft.Authorization/roleAssignments`;
    const { value } = (await azure.ask('GET', `${assignments}?api-version=2022-04-01`)).body;
    const ours = value.find(({ properties }: { properties: { description?: string } }) => properties.description?.includes('[apim-llm]'));
    await azure.ask('DELETE', `${ours.id}?api-version=2022-04-01`);
    const { roleDefinitionId, principalId } = ours.properties;
    await azure.ask('PUT', `${assignments}/11111111-2222-4333-8444-555555555555?api-version=2022-04-01`, { properties: { roleDefinitionId, principalId, principalType: 'ServicePrincipal' } });
    // The list lags behind: its first answer does not have it.
    await azure.control('faults', [{ match: { plane: 'arm', method: 'GET', path: '**/roleAssignments', nth: 1 }, respond: { status: 200, body: { value: [] } } }]);
    const run = await runCli(azure, [...args, '--json']);
    expect(run.code, JSON.stringify(run.json.error)).toBe(0);
    expect((await runCli(azure, [...args, '--json'])).json.plan.summary).toMatchObject({ create: 0, update: 0 });
  });
});
