import { describe, expect, it } from 'vitest';
import { at } from '../../../src/model/json.ts';
import type { Client } from './plane-fixture.ts';
import { group, namesOf, refusalOf, start, subscription } from './plane-fixture.ts';

const workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/logs`;
const actionGroups = `${group}/providers/Microsoft.Insights/actionGroups`;
const rules = `${group}/providers/Microsoft.Insights/scheduledQueryRules`;
const ruleId = (name = 'throttled') => `${rules}/${name}?api-version=2023-12-01`;
const groupId = (name = 'ops') => `${actionGroups}/${name}?api-version=2023-01-01`;
const condition = (change: object = {}) => ({ query: 'AppRequests', timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0, ...change });
const rule = (change: object = {}) => ({ location: 'swedencentral', properties: { severity: 3, scopes: [workspace], evaluationFrequency: 'PT5M', windowSize: 'PT5M', criteria: { allOf: [condition()] }, ...change } });

async function withWorkspace(): Promise<Client> {
  const client = await start();
  await client.send('PUT', `${workspace}?api-version=2023-09-01`, { location: 'swedencentral' });
  return client;
}

describe('alert rules', () => {
  it('are put with 201, then 200, and shown as recorded: enabled unless stated, nothing else filled in, no ETag', async () => {
    const client = await withWorkspace();
    const put = await client.send('PUT', ruleId(), rule());
    expect(put).toMatchObject({ status: 201, body: { id: `${group}/providers/microsoft.insights/scheduledqueryrules/throttled`, name: 'throttled', location: 'swedencentral', systemData: expect.any(Object) } });
    expect(at(put.body, 'properties')).toEqual({ createdWithApiVersion: '2023-12-01', enabled: true, ...rule().properties });
    expect([put.headers['etag'], at(put.body, 'etag'), at(put.body, 'tags')]).toEqual([undefined, undefined, undefined]);
    const again = await client.send('PUT', ruleId(), { ...rule({ enabled: false }), tags: { a: 'b' } });
    expect(again).toMatchObject({ status: 200, body: { tags: { a: 'b' }, properties: { enabled: false } } });
    expect((await client.send('GET', ruleId())).body).toEqual(again.body);
    expect(namesOf(await client.send('GET', `${rules}?api-version=2023-12-01`))).toEqual(['throttled']);
    expect(namesOf(await client.send('GET', `/subscriptions/${subscription}/providers/Microsoft.Insights/scheduledQueryRules?api-version=2023-12-01`))).toEqual(['throttled']);
    expect([(await client.send('DELETE', ruleId())).status, (await client.send('DELETE', ruleId())).status, (await client.send('GET', ruleId())).status]).toEqual([200, 204, 404]);
  });

  it('are checked as a whole after a PATCH', async () => {
    const client = await withWorkspace();
    await client.send('PUT', ruleId(), rule());
    expect((await client.send('PATCH', ruleId(), { properties: { enabled: false } })).body).toMatchObject({ properties: { enabled: false, severity: 3 } });
    expect((await client.send('PATCH', ruleId(), { properties: { evaluationFrequency: 'PT10M' } })).status).toBe(400);
  });

  it.each(['PT1M', 'PT30M', 'PT6H', 'P1D'])('take %s as frequency and window', async (duration) => {
    expect((await (await withWorkspace()).send('PUT', ruleId(), rule({ evaluationFrequency: duration, windowSize: duration }))).status).toBe(201);
  });

  it('may be scoped to a group or the subscription, look back further, and mute their actions', async () => {
    const client = await withWorkspace();
    for (const [name, scope] of [['a', group], ['b', `/subscriptions/${subscription}`]] as const) expect((await client.send('PUT', ruleId(name), rule({ scopes: [scope] }))).status).toBe(201);
    const periods = { numberOfEvaluationPeriods: 3, minFailingPeriodsToAlert: 2 };
    expect((await client.send('PUT', ruleId('c'), rule({ evaluationFrequency: 'PT15M', criteria: { allOf: [condition({ failingPeriods: periods })] } }))).status).toBe(201);
    expect((await client.send('PUT', ruleId('d'), rule({ autoMitigate: false, muteActionsDuration: 'PT30M', overrideQueryTimeRange: 'PT20M' }))).status).toBe(201);
  });

  it.each([
    ['no location', { ...rule(), location: null }],
    ['no severity', rule({ severity: null })],
    ['a severity of 5', rule({ severity: 5 })],
    ['no scope', rule({ scopes: [] })],
    ['two scopes', rule({ scopes: [workspace, group] })],
    ['a scope that is not there', rule({ scopes: [`${workspace}x`] })],
    ['no criteria', rule({ criteria: {} })],
    ['no condition', rule({ criteria: { allOf: [] } })],
    ['a condition without a threshold', rule({ criteria: { allOf: [{ ...condition(), threshold: null }] } })],
    ['an operator that does not exist', rule({ criteria: { allOf: [condition({ operator: 'Above' })] } })],
    ['an aggregation without its column', rule({ criteria: { allOf: [condition({ timeAggregation: 'Average' })] } })],
    ['seven periods', rule({ criteria: { allOf: [condition({ failingPeriods: { numberOfEvaluationPeriods: 7, minFailingPeriodsToAlert: 1 } })] } })],
    ['more failing periods than periods', rule({ criteria: { allOf: [condition({ failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 2 } })] } })],
    ['a frequency beyond the window', rule({ evaluationFrequency: 'PT10M' })],
    ['a frequency of two days', rule({ evaluationFrequency: 'P2D', windowSize: 'P2D' })],
    ['a time range below the window', rule({ windowSize: 'PT15M', overrideQueryTimeRange: 'PT10M' })],
    ['muted actions of an alert that resolves itself', rule({ autoMitigate: true, muteActionsDuration: 'PT30M' })],
    ['an action group that is not there', rule({ actions: { actionGroups: [`${actionGroups}/none`] } })],
    ['a workspace as an action group', rule({ actions: { actionGroups: [workspace] } })],
    ['too long a description', rule({ description: 'x'.repeat(4097) })],
    ['a field that is not known', rule({ colour: 'red' })],
  ])('refuse %s', async (_, body) => {
    expect((await (await withWorkspace()).send('PUT', ruleId(), body)).status).toBe(400);
  });

  it('name the windows that there are, and refuse muting below the frequency in the words of the service', async () => {
    const client = await withWorkspace();
    expect(refusalOf(await client.send('PUT', ruleId(), rule({ windowSize: 'P3D' })))).toMatchObject({ message: expect.stringContaining('Supported granularities are: 1, 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360, 1440, 2880') });
    expect(refusalOf(await client.send('PUT', ruleId(), rule({ evaluationFrequency: 'PT1H', windowSize: 'PT1H', muteActionsDuration: 'PT5M' })))).toMatchObject({ code: 'InvalidRequestContent', message: expect.stringContaining('EvaluationFrequency cannot be greater than MuteActionsDuration') });
  });

  it('are limited in size and in the number of action groups', async () => {
    const client = await withWorkspace();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const name of names) await client.send('PUT', groupId(name), { location: 'Global', properties: { groupShortName: name, enabled: true } });
    const withGroups = (some: readonly string[]) => rule({ actions: { actionGroups: some.map((name) => `${actionGroups}/${name}`) } });
    expect((await client.send('PUT', ruleId(), withGroups(names))).status).toBe(400);
    expect((await client.send('PUT', ruleId(), withGroups(names.slice(1)))).status).toBe(201);
    expect((await client.send('PUT', ruleId(), rule({ criteria: { allOf: [condition({ query: `AppRequests | where Name != "${'x'.repeat(65_600)}"` })] } }))).status).toBe(400);
  });

  it('have a query that names what is there, and gives what is measured and split by', async () => {
    const client = await withWorkspace();
    const put = (change: object, more: object = {}) => client.send('PUT', ruleId(), rule({ criteria: { allOf: [condition(change)] }, ...more }));
    const average = { timeAggregation: 'Average', metricMeasureColumn: 'Ms' };
    const good = { ...average, query: 'AppRequests | summarize Ms = avg(DurationMs) by Name', dimensions: [{ name: 'Name', operator: 'Include', values: ['*'] }] };
    expect((await put(good)).status).toBe(201);
    for (const [change, words] of [
      [{ query: 'AppRequests | where' }, 'could not be parsed'],
      [{ query: 'Heartbeat | count' }, 'Heartbeat'],
      [{ query: 'AppRequests | where Colour == "red"' }, 'Colour'],
      [{ ...good, metricMeasureColumn: 'Seconds' }, "no numeric column 'Seconds'"],
      [{ ...good, metricMeasureColumn: 'Name' }, "no numeric column 'Name'"],
      [{ ...good, dimensions: [{ name: 'Url', operator: 'Include', values: ['*'] }] }, "no column 'Url'"],
    ] as const) {
      expect(refusalOf(await put(change))).toMatchObject({ status: 400, code: 'BadRequest', message: expect.stringContaining(words) });
    }
    expect(refusalOf(await put({ query: 'AppRequests | evaluate bag_unpack(Properties)' }))).toMatchObject({ status: 501 });
    expect((await put({ query: 'Heartbeat | count' }, { skipQueryValidation: true })).status).toBe(200);
    expect((await put({ query: 'requests | count' }, { scopes: [group] })).status).toBe(200);
  });

  it('have names as Azure has them, and no identity here', async () => {
    const client = await withWorkspace();
    expect(refusalOf(await client.send('PUT', ruleId(encodeURIComponent('a|b')), rule()))).toMatchObject({ status: 400, code: 'InvalidResourceName' });
    expect((await client.send('PUT', ruleId(encodeURIComponent('a b')), rule())).status).toBe(201);
    expect((await client.send('PUT', ruleId(), { ...rule(), identity: { type: 'SystemAssigned' } })).status).toBe(501);
    expect((await client.send('PUT', ruleId(), { ...rule(), kind: 'LogToMetric' })).status).toBe(501);
  });

  it('are for Monitoring Contributors to write', async () => {
    const client = await start({ caller: { roles: ['Monitoring Contributor'] } });
    expect((await client.send('PUT', ruleId(), rule({ scopes: [group] }))).status).toBe(201);
    const reader = await start({ caller: { roles: ['Workbook Contributor'] } });
    expect((await reader.send('PUT', ruleId(), rule({ scopes: [group] }))).status).toBe(403);
  });
});

describe('action groups', () => {
  const body = (properties: object = {}) => ({ location: 'Global', properties: { groupShortName: 'ops', enabled: true, ...properties } });

  it('are put, changed, listed and removed; every list of receivers is there', async () => {
    const client = await start();
    const put = await client.send('PUT', groupId(), body({ emailReceivers: [{ name: 'one', emailAddress: 'a@example.com' }] }));
    expect(put).toMatchObject({ status: 201, body: { location: 'Global', properties: { groupShortName: 'ops', enabled: true, emailReceivers: [{ name: 'one', status: 'Enabled' }], smsReceivers: [], armRoleReceivers: [] } } });
    expect((await client.send('PUT', groupId(), body({ enabled: false }))).status).toBe(200);
    expect((await client.send('PATCH', groupId(), { tags: { a: 'b' }, properties: { enabled: true } })).body).toMatchObject({ tags: { a: 'b' }, properties: { enabled: true, groupShortName: 'ops' } });
    expect(namesOf(await client.send('GET', `${actionGroups}?api-version=2023-01-01`))).toEqual(['ops']);
    expect([(await client.send('DELETE', groupId())).status, (await client.send('DELETE', groupId())).status, (await client.send('GET', groupId())).status]).toEqual([200, 204, 404]);
  });

  it.each([
    ['no short name', { groupShortName: null }],
    ['a short name of 13 characters', { groupShortName: 'abcdefghijklm' }],
    ['no word on whether it is enabled', { enabled: null }],
    ['a receiver without an address', { emailReceivers: [{ name: 'one' }] }],
    ['two receivers of one name', { emailReceivers: [{ name: 'one', emailAddress: 'a@example.com' }], webhookReceivers: [{ name: 'One', serviceUri: 'https://example.com' }] }],
    ['a field that is not known', { colour: 'red' }],
  ])('refuse %s', async (_, properties) => {
    expect((await (await start()).send('PUT', groupId(), body(properties))).status).toBe(400);
  });
});
