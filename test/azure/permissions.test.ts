import { describe, expect, it } from 'vitest';
import { isGranted } from '../../src/azure/granted.ts';
import type { Live } from '../../src/model/live.ts';
import type { Action, Step } from '../../src/model/plan.ts';
import type { Kind } from '../../src/model/resource.ts';
import { account, group, service, world } from './support/connected.ts';

const here = world();
const permissions = (scope: string): string => `${scope}/providers/Microsoft.Authorization/permissions`;
const grants = (actions: string[], notActions: string[] = []) => ({ status: 200, body: { value: [{ actions, notActions }] } });
const step = (kind: Kind, id: string, action: Action = 'create'): Step => ({
  id,
  kind,
  label: id,
  action,
  changes: [],
  desired: { id, kind, label: id, want: 'present', body: {}, dependsOn: [], locks: [] },
});
const steps = [
  step('identity', service, 'update'),
  step('roleAssignment', `${account}/providers/Microsoft.Authorization/roleAssignments/(known after apply)`),
  step('backend', `${service}/backends/b`),
  step('backend', `${service}/backends/c`, 'noop'),
  step('api', `${service}/apis/a`),
  step('apiPolicy', `${service}/apis/a/policies/policy`, 'delete'),
];
const missing = () => here.azure.missingPermissions(steps, {} as Live, here.signal);

describe('what the caller may not do', () => {
  it('is nothing where the resource group grants all, which takes one question', async () => {
    here.arm.on('GET', permissions(group), grants(['*']));
    expect(await missing()).toEqual([]);
    expect(here.arm.received.map(({ path, query }) => [path.toLowerCase(), query.get('api-version')])).toEqual([[permissions(group).toLowerCase(), '2022-04-01']]);
  });

  it('is to assign roles, for a Contributor', async () => {
    const contributor = grants(['*'], ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write', 'Microsoft.Authorization/elevateAccess/Action']);
    here.arm.on('GET', permissions(group), contributor);
    here.arm.on('GET', permissions(account), contributor);
    expect(await missing()).toEqual([{ action: 'Microsoft.Authorization/roleAssignments/write', scope: account }]);
  });

  it('is not what the resource itself grants', async () => {
    here.arm.on('GET', permissions(group), grants(['*/read']));
    here.arm.on('GET', permissions(service), grants(['Microsoft.ApiManagement/service/*']));
    here.arm.on('GET', permissions(account), grants(['microsoft.authorization/roleassignments/*']));
    expect(await missing()).toEqual([]);
  });

  it('is every single action, for a Reader', async () => {
    for (const scope of [group, service, account]) here.arm.on('GET', permissions(scope), grants(['*/read']));
    expect((await missing()).map(({ action }) => action)).toEqual([
      'Microsoft.ApiManagement/service/write',
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.ApiManagement/service/backends/write',
      'Microsoft.ApiManagement/service/apis/write',
      'Microsoft.ApiManagement/service/apis/policies/delete',
    ]);
  });

  it('is to assign roles at what the run makes itself, which the resource group grants', async () => {
    const component = `${group}/providers/Microsoft.Insights/components/new`;
    here.arm.on('GET', permissions(group), grants(['Microsoft.Insights/components/*']));
    const role = step('roleAssignment', `${component}/providers/Microsoft.Authorization/roleAssignments/(known after apply)`);
    expect(await here.azure.missingPermissions([step('component', component), role], {} as Live, here.signal)).toEqual([{ action: 'Microsoft.Authorization/roleAssignments/write', scope: group }]);
  });

  it('is to read the key that a proof calls with', async () => {
    here.arm.on('GET', permissions(group), grants(['*/read', '*/write']));
    here.arm.on('GET', permissions(service), grants(['*/read', '*/write']));
    const readiness = { backend: `${service}/backends/b`, shape: 'openai', label: 'l', path: 'p', subscription: `${service}/subscriptions/llm-canary`, patienceMs: 1, asked: false, check: 'c' } as const;
    const awaiting = (action: Action): Step => ({ ...step('api', `${service}/apis/a`, action), awaits: [readiness] });
    expect(await here.azure.missingPermissions([step('api', `${service}/apis/a`, 'noop')], {} as Live, here.signal)).toEqual([]);
    expect(await here.azure.missingPermissions([awaiting('create'), awaiting('noop'), step('subscription', `${service}/subscriptions/s`)], {} as Live, here.signal)).toEqual([
      { action: 'Microsoft.ApiManagement/service/subscriptions/listSecrets/action', scope: service },
    ]);
  });

  it('is unknown, and so nothing, where permissions may not be read', async () => {
    for (const scope of [group, service, account]) here.arm.on('GET', permissions(scope), { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } });
    expect(await missing()).toEqual([]);
  });
});

describe('a permission', () => {
  it('grants with wildcards and without case, less what it takes away itself', () => {
    const action = 'Microsoft.ApiManagement/service/apis/policies/write';
    expect(isGranted(action, [{ actions: ['microsoft.apimanagement/*/WRITE'] }])).toBe(true);
    expect(isGranted(action, [{ actions: ['Microsoft.ApiManagement/service/apis/write'] }])).toBe(false);
    expect(isGranted(action, [{ actions: ['MicrosoftxApiManagement/service/apis/policies/write'] }])).toBe(false);
    expect(isGranted(action, [{ actions: ['*'], notActions: ['*/policies/*'] }])).toBe(false);
    expect(isGranted(action, [{ actions: ['*'], notActions: ['*/policies/*'] }, { actions: [action] }])).toBe(true);
    expect(isGranted(action, [{ actions: null }])).toBe(false);
  });
});
