import { idKey, nameOf } from '../../model/arm-id.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import type { Change, Desired, Kind, LiveResource } from '../../model/resource.ts';
import { diff } from '../../model/diff.ts';
import { shapes } from '../../model/shapes.ts';
import type { AccountBlock } from '../../policy/blocks/account-block.ts';
import { surfaceUrl } from '../account.ts';
import { comparable } from '../comparable.ts';
import { liveResources } from '../live-resources.ts';
import { isOurApi } from '../ownership.ts';
import { expectedCanary, isCanary } from './canary.ts';
import { accountOf, blockOf, expectedOf, expectedWithoutAccount } from './expected.ts';
import { expectedMonitoring } from './monitoring.ts';
import { expectedRoutes } from './routes.ts';
import { shownLogs } from './shown-logs.ts';

export type State = 'same' | 'changed' | 'missing' | 'foreign';

/** One resource as it should be, against what is there. */
export interface Finding {
  readonly id: string;
  readonly kind: Kind | 'account';
  readonly label: string;
  readonly state: State;
  readonly changes: readonly Change[];
}

/** Every resource that the APIs' blocks speak of, each once. */
export function findings(live: Live): readonly Finding[] {
  const resources = liveResources(live);
  const found = new Map<string, Finding>();
  for (const finding of [...live.apis.values()].flatMap((api) => [...findingsOf(live, api, resources), ...monitoringFindings(live, api, resources)]).concat(shownLogs(live))) {
    const key = `${finding.kind} ${idKey(finding.id)}`;
    if (!found.has(key)) found.set(key, finding);
  }
  return [...found.values()];
}

function findingsOf(live: Live, api: LiveApi, resources: readonly LiveResource[]): readonly Finding[] {
  const name = nameOf(api.api.id);
  const itself = { id: api.api.id, kind: 'api', label: `API ${name}`, changes: [] } as const;
  if (!isOurApi(api.api)) return [{ ...itself, state: 'foreign' }, ...routeFindings(live, api, resources)];
  if (isCanary(api)) return canaryFindings(live, api, resources);
  const block = blockOf(api);
  if (block === undefined) {
    const policy = { id: api.policy?.id ?? `${api.api.id}/policies/policy`, kind: 'apiPolicy', label: `policy of API ${name}`, changes: [] } as const;
    return [{ ...itself, state: 'same' }, { ...policy, state: api.policy === undefined ? 'missing' : 'foreign' }];
  }
  const account = accountOf(live, block);
  if (account === undefined || surfaceUrl(account, block.shape) === undefined) {
    return [accountFinding(block, account), ...expectedWithoutAccount(live, api, block).map((desired) => compared(desired, resources)), ...routeFindings(live, api, resources)];
  }
  return [...expectedOf(live, api, block, account).map((desired) => compared(desired, resources)), ...routeFindings(live, api, resources)];
}

function routeFindings(live: Live, api: LiveApi, resources: readonly LiveResource[]): readonly Finding[] {
  const { desired, missing } = expectedRoutes(live, api);
  return [...desired.map((each) => compared(each, resources)), ...missing];
}

function monitoringFindings(live: Live, api: LiveApi, resources: readonly LiveResource[]): readonly Finding[] {
  const { desired, missing } = expectedMonitoring(live, api);
  return [...desired.map((each) => compared(each, resources)), ...missing];
}

function canaryFindings(live: Live, api: LiveApi, resources: readonly LiveResource[]): readonly Finding[] {
  const { desired, others } = expectedCanary(live, api);
  const foreign = others.map(({ id, name }): Finding => ({ id, kind: 'operation', label: `operation ${name} of API ${nameOf(api.api.id)}`, state: 'foreign', changes: [] }));
  return [...desired.map((each) => compared(each, resources)), ...foreign];
}

function accountFinding({ account: id, shape }: AccountBlock, live: LiveAccount | undefined): Finding {
  const finding = { id, kind: 'account', label: `account ${nameOf(id)}` } as const;
  if (live === undefined) return { ...finding, state: 'missing', changes: [] };
  return { ...finding, state: 'changed', changes: [{ path: `properties.endpoints[${JSON.stringify(shapes[shape].endpoint)}]`, after: 'the address that the API leads to' }] };
}

function compared(desired: Desired, resources: readonly LiveResource[]): Finding {
  const { id, kind, label } = desired;
  const live = resources.find((resource) => resource.kind === kind && idKey(resource.id) === idKey(id));
  if (live === undefined) return { id, kind, label, state: 'missing', changes: [] };
  const changes = diff(comparable(kind, desired.body), comparable(kind, live.body));
  const state = changes.length === 0 ? 'same' : desired.foreign === undefined ? 'changed' : 'foreign';
  return { id, kind, label, state, changes };
}
