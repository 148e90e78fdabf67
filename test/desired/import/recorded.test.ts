import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { importModule } from '../../../src/desired/import/import.ts';
import { statusModule } from '../../../src/desired/status/status.ts';
import { comparable } from '../../../src/desired/comparable.ts';
import { liveResources } from '../../../src/desired/live-resources.ts';
import { plan } from '../../../src/engine/plan.ts';
import { at, isObject, textAt, type Json, type JsonObject } from '../../../src/model/json.ts';
import type { Live, LiveAccount, Seen } from '../../../src/model/live.ts';
import type { Desired, LiveResource } from '../../../src/model/resource.ts';
import { sharedFile, testWithShared } from '../../support/shared.ts';
import { live } from '../live.ts';
import { ofKind, prepared, resolved } from './run.ts';

const principalId = '36AE47D3-d185-4f30-9df3-0853ff733c64';
const aso = 'recordings/aso-ApiManagement_20240501_CRUD.jsonl';
const accounts = 'recordings/aso-CognitiveServices_Account_20250601_CRUD.jsonl';
const roles = 'recordings/aso-Authorization_RoleAssignmentOfBuiltInRole_OnResourceGroup_CRUD.jsonl';

/** The body of a recorded answer, by file and sequence number. */
function recorded(file: string, seq: number): JsonObject {
  for (const line of readFileSync(sharedFile(file), 'utf8').split('\n')) {
    const exchange: unknown = line === '' ? undefined : JSON.parse(line);
    if (isObject(exchange) && exchange['seq'] === seq && isObject(exchange['responseBody'])) return exchange['responseBody'];
  }
  throw new Error(`${file} has no answer ${seq}`);
}

function seen(body: JsonObject): Seen {
  return { id: textAt(body, 'id') ?? '', name: textAt(body, 'name') ?? '', body };
}

function recordedAccount(): LiveAccount {
  return { ...seen(recorded(accounts, 13)), deployments: [seen(recorded(accounts, 16))], roleAssignments: [] };
}

/** What is stated, in the form and among the defaults of a recorded body of its kind. */
function answered(stated: JsonObject, form: JsonObject): JsonObject {
  const [ours, theirs] = [stated['properties'], form['properties']];
  return { ...form, properties: merged(isObject(theirs) ? theirs : {}, isObject(ours) ? ours : {}) };
}

function merged(theirs: JsonObject, ours: JsonObject): JsonObject {
  const both = Object.entries(ours).map(([key, value]): [string, Json | undefined] => {
    const below = theirs[key];
    return [key, isObject(value) && isObject(below) ? merged(below, value) : value];
  });
  return { ...theirs, ...Object.fromEntries(both) };
}

/** As the service writes policies (facts 33). */
function asServed(document: string): string {
  return document.replaceAll(/^( {2})+/gm, (indent) => '\t'.repeat(indent.length / 2)).trim().replaceAll('\n', '\r\n');
}

/** The world after an import into recorded resources, in the forms in which Azure was seen to answer. */
async function imported(first: Live): Promise<Live> {
  const wish = importModule.wish(await prepared(), first);
  const paths = Object.keys((await prepared()).spec.document['paths'] as JsonObject);
  const late = { 'identity.principalId': principalId, 'api.operations': paths.map((path) => ({ name: path, method: 'POST', urlTemplate: path })) };
  const [role, backend, api, policy] = (['roleAssignment', 'backend', 'api', 'apiPolicy'] as const).map((kind) => ({ desired: ofKind(wish, kind), ...resolved(ofKind(wish, kind), late) }));
  if (role === undefined || backend === undefined || api === undefined || policy === undefined) throw new Error('an import wishes for all of them');
  const resource = ({ desired, id }: { readonly desired: Desired; readonly id: string }, body: JsonObject, etag?: string): LiveResource => ({ id, kind: desired.kind, body: { ...body, id }, etag });
  const operations = paths.map((path) => seen({ id: `${api.id}/operations/${path}`, name: path, properties: { method: 'POST', urlTemplate: path } }));
  // The recorded API stands in a version set; the one that is imported here does not.
  const apiAnswer = recorded(aso, 76);
  const { apiVersion: _version, apiVersionSetId: _set, apiVersionSet: _expanded, ...unversioned } = apiAnswer['properties'] as JsonObject;
  const shownApi = resource(api, answered(api.body, { ...apiAnswer, properties: unversioned }), '"1"');
  const shownRole = resource(role, answered({ properties: { ...(role.body['properties'] as JsonObject), scope: first.accounts[0]?.id.replace('resourceGroups', 'resourcegroups') } }, recorded(roles, 9)));
  return {
    ...first,
    service: { ...first.service, body: { ...first.service.body, identity: { principalId: principalId.toLowerCase(), tenantId: '00000000-0000-0000-0000-000000000000', type: 'systemAssigned' } } },
    accounts: first.accounts.map((account) => ({ ...account, roleAssignments: [shownRole] })),
    backends: [resource(backend, answered(backend.body, recorded(aso, 70)))],
    allApis: [...first.allApis, resource(api, answered(api.body, recorded(aso, 76)))],
    apis: new Map([['azure-openai', { api: shownApi, operations, policy: resource(policy, { ...recorded(aso, 121), properties: { format: 'rawxml', value: asServed(textAt(policy.body, 'properties', 'value') ?? '') } }, '"2"') }]]),
  };
}

function recordedWorld(): Live {
  return live({ service: seen(recorded(aso, 9)), accounts: [recordedAccount()] });
}

testWithShared('an import into a recorded service, to a recorded Foundry account, leads to the account\u2019s OpenAI endpoint', accounts, async () => {
  const wish = importModule.wish(await prepared(), recordedWorld());
  expect(at(ofKind(wish, 'backend').body, 'properties', 'url')).toBe('https://asotestcogsvcaccbxfden.openai.azure.com/openai');
  expect(ofKind(wish, 'identity').body).toEqual({ identity: { type: 'SystemAssigned' } });
  expect(wish.warnings).toEqual([]);
});

testWithShared('again it plans nothing, in the forms in which Azure answers', aso, async () => {
  const after = await imported(recordedWorld());
  const wish = importModule.wish(await prepared(), after);
  const again = plan(wish.desired, liveResources(after), { comparable, takeOver: [] });
  expect(again.steps.filter(({ action }) => action !== 'noop').map(({ kind, changes }) => ({ kind, changes }))).toEqual([]);
});

testWithShared('and status finds it all the same', aso, async () => {
  const { result } = statusModule.report(statusModule.prepare({ service: 'x' }), await imported(recordedWorld()));
  expect((at(result, 'resources') as readonly Json[]).map((each) => at(each, 'state'))).toEqual(['same', 'same', 'same', 'same', 'same']);
});

testWithShared('a recorded account with the endpoint of its region only is refused', 'recordings/azurecli-cognitiveservices_deployment.jsonl', async () => {
  const account = { ...seen(recorded('recordings/azurecli-cognitiveservices_deployment.jsonl', 6)), deployments: [], roleAssignments: [] };
  const input = await prepared();
  expect(() => importModule.wish(input, live({ accounts: [account] }))).toThrow(expect.objectContaining({ code: 'NoCustomSubdomain', exitCode: 2 }));
});
