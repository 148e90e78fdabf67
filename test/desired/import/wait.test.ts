import { describe, expect, it } from 'vitest';
import { importModule } from '../../../src/desired/import/import.ts';
import { idKey } from '../../../src/model/arm-id.ts';
import { textAt } from '../../../src/model/json.ts';
import type { Desired } from '../../../src/model/resource.ts';
import { account, accountId, api, live, service, serviceId, userIdentity, withSystemIdentity } from '../live.ts';
import { planned, prepared, textOf, wished } from './run.ts';

const canary = `${serviceId}/apis/apim-llm-canary`;

function named(desired: readonly Desired[], label: string): Desired {
  const found = desired.find((each) => each.label === label);
  if (found === undefined) throw new Error(`no ${label} among ${desired.map((each) => each.label).join(', ')}`);
  return found;
}

describe('import without --wait', () => {
  it('neither asks for the canary nor has steps wait', async () => {
    const input = await prepared();
    expect(importModule.scope(input)).toMatchObject({ apis: ['azure-openai'] });
    expect(importModule.scope(input)).not.toHaveProperty('subscriptions');
    const { desired } = await wished(live());
    expect(desired.filter((each) => each.awaits !== undefined || each.id.includes('canary'))).toEqual([]);
  });
});

describe('import --wait', () => {
  it('asks for what the canary has', async () => {
    expect(importModule.scope(await prepared({ wait: true }))).toMatchObject({ apis: ['azure-openai', 'apim-llm-canary'], subscriptions: ['llm-canary'] });
  });

  it('has the API and its policy wait for the account, behind backend, role and canary', async () => {
    const { desired } = await wished(live(), { wait: true });
    const role = named(desired, 'Cognitive Services OpenAI User on aoai-swe');
    const readiness = {
      backend: `${serviceId}/backends/aoai-swe--openai`,
      shape: 'openai',
      label: 'the role on aoai-swe',
      path: 'apim-llm-canary/openai/system/aoai-swe--openai',
      subscription: `${serviceId}/subscriptions/llm-canary`,
      patienceMs: 1_200_000,
      asked: true,
      check: `az role assignment list --scope ${accountId} --role "Cognitive Services OpenAI User" --include-inherited --output table`,
    };
    const needed = [role.id, `${serviceId}/backends/aoai-swe--openai`, canary, `${serviceId}/subscriptions/llm-canary`, `${canary}/operations/openai-system`, `${canary}/operations/openai-system/policies/policy`];
    for (const label of ['API azure-openai', 'policy of API azure-openai']) {
      const step = named(desired, label);
      expect(step.awaits).toEqual([readiness]);
      expect(step.dependsOn).toEqual(expect.arrayContaining(needed));
      expect(new Set(step.dependsOn).size).toBe(step.dependsOn.length);
    }
    expect(desired.filter(({ awaits }) => awaits !== undefined)).toHaveLength(2);
  });

  it('makes an API that needs a key, and an operation for the surface and the identity', async () => {
    const { desired } = await wished(live({ service: service(withSystemIdentity) }), { wait: true, spec: 'builtin-v1' });
    expect(named(desired, 'API apim-llm-canary').body).toMatchObject({ properties: { path: 'apim-llm-canary', subscriptionRequired: true, description: expect.stringMatching(/\[apim-llm:apim-llm-canary\]$/) } });
    expect(named(desired, 'subscription llm-canary').body).toMatchObject({ properties: { scope: canary, state: 'active', allowTracing: false } });
    expect(named(desired, 'operation v1-system of API apim-llm-canary').body).toMatchObject({ properties: { method: 'GET', urlTemplate: '/v1/system/{backend}' } });
    const policy = textOf(named(desired, 'policy of operation v1-system of API apim-llm-canary'));
    expect(policy).toContain('<rewrite-uri id="apim-llm-canary-question" template="/models" ');
    expect(policy).toContain('resource="https://cognitiveservices.azure.com"');
    expect(policy).not.toContain('client-id');
  });

  it('proves a user-assigned identity with itself, also where its client id is known only later', async () => {
    const { desired } = await wished(live(), { wait: true, identity: userIdentity });
    const path = named(desired, 'API azure-openai').awaits?.[0]?.path ?? '';
    const who = /^apim-llm-canary\/openai\/([0-9a-f]{8})\/aoai-swe--openai$/.exec(path)?.[1];
    expect(who).toBeDefined();
    expect((await wished(live(), { wait: true, identity: userIdentity.toUpperCase().replace('/SUBSCRIPTIONS/', '/subscriptions/') })).desired.some(({ id }) => id.endsWith(`/operations/openai-${who}`))).toBe(true);
    const policy = named(desired, `policy of operation openai-${who} of API apim-llm-canary`);
    expect(textAt(policy.body, 'properties', 'value')).toBeUndefined();
    const written = textOf(policy, { 'identity.clientId': '33333333-3333-3333-3333-333333333333' });
    expect(written).toContain('client-id="33333333-3333-3333-3333-333333333333"');
  });

  it('has a revision wait only when it is released', async () => {
    const before = live({ apis: [api('azure-openai', { description: 'x [apim-llm:azure-openai]', path: 'openai' })] });
    const { desired } = await wished(before, { wait: true, viaRevision: true });
    expect(desired.filter(({ awaits }) => awaits !== undefined).map(({ kind, id }) => `${kind} ${id.replace(`${serviceId}/apis/`, '').replace(/-[0-9a-f]{8}$/, '')}`)).toEqual(['apiRelease azure-openai/releases/apim-llm-rev-2', 'api azure-openai']);
  });

  it('leaves alone an API of that name that somebody else made', async () => {
    const theirs = live({ apis: [api('apim-llm-canary', { path: 'x', description: 'Somebody’s' })] });
    await expect(planned(theirs, { wait: true })).rejects.toMatchObject({ code: 'Conflict', hint: expect.stringContaining('--take-over apim-llm-canary') });
    const plan = await planned(theirs, { wait: true }, ['apim-llm-canary']);
    expect(plan.steps.find(({ id }) => idKey(id) === idKey(canary))?.action).toBe('update');
  });

  it('finds the canary as it was made, whatever ARM answers besides', async () => {
    const at = service(withSystemIdentity);
    const { desired } = await wished(live({ service: at }), { wait: true });
    const operation = named(desired, 'operation openai-system of API apim-llm-canary');
    const made = {
      ...api('apim-llm-canary', { ...(named(desired, 'API apim-llm-canary').body['properties'] as object), isCurrent: true, apiRevision: '1' }),
      operations: [{ id: operation.id, name: 'openai-system', body: { properties: { ...(operation.body['properties'] as object), description: null, templateParameters: [{ name: 'backend', type: 'string', required: true, values: [] }], responses: [] } } }],
      operationPolicies: new Map([['openai-system', { id: `${operation.id}/policies/policy`, kind: 'apiPolicy' as const, body: { properties: { format: 'rawxml', value: textOf(named(desired, 'policy of operation openai-system of API apim-llm-canary')).replaceAll('\n', '\r\n') } } }]]),
    };
    const subscription = { id: `${serviceId}/subscriptions/llm-canary`, kind: 'subscription' as const, body: { properties: { ...(named(desired, 'subscription llm-canary').body['properties'] as object), scope: canary.toUpperCase(), createdDate: '2026-01-01T00:00:00Z' } } };
    const plan = await planned({ ...live({ service: at, accounts: [account()], apis: [made] }), subscriptions: [subscription] }, { wait: true });
    expect(plan.steps.filter(({ id }) => id.includes('canary')).map(({ action, changes }) => [action, changes])).toEqual(Array.from({ length: 4 }, () => ['noop', []]));
  });
});

describe('--wait-for', () => {
  it.each([['5', 300_000], ['PT90S', 90_000], ['pt1h30m', 5_400_000]])('takes %s', async (waitFor, patienceMs) => {
    expect((await prepared({ waitFor })).patienceMs).toBe(patienceMs);
  });

  it.each(['soon', 'PT', '1.5', 'P1D', '-5', 'PT5', '5M'])('refuses %s', async (waitFor) => {
    await expect(prepared({ waitFor })).rejects.toMatchObject({ code: 'InvalidValue', exitCode: 2 });
  });
});

it('takes the id of the canary for no API', async () => {
  await expect(prepared({ api: 'APIM-llm-canary' })).rejects.toMatchObject({ code: 'ApiIdInvalid', exitCode: 2 });
});
