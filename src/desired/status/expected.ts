import { backendIdOf, nameOf, sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes } from '../../model/shapes.ts';
import type { AccountBlock } from '../../policy/blocks/account-block.ts';
import { requiredSurfaceUrl } from '../account.ts';
import { accountPolicyBody } from '../account-policy.ts';
import { blocksOf } from '../api-blocks.ts';
import { apiFields } from '../api-fields.ts';
import { accountBackend } from '../backend.ts';
import { principalOf } from '../identity.ts';
import { roleAt } from '../role.ts';

export function blockOf(api: LiveApi): AccountBlock | undefined {
  return blocksOf(api)?.account;
}

export function accountOf(live: Live, block: AccountBlock): LiveAccount | undefined {
  return live.accounts.find((account) => sameId(account.id, block.account));
}

/** What an API's account block says should be there: the resources that an import made, rebuilt from it alone. */
export function expectedOf(live: Live, api: LiveApi, block: AccountBlock, account: LiveAccount): readonly Desired[] {
  const { principal, own } = withoutAccount(live, api, block, requiredSurfaceUrl(account, block.shape));
  return [principal.desired, roleAt(account, principal, shapes[block.shape].role), accountBackend(live, account, block.shape, block.backend), ...own];
}

/** The same as far as it can be told of an account that is gone, or serves this surface no more: where things lead is not known. */
export function expectedWithoutAccount(live: Live, api: LiveApi, block: AccountBlock): readonly Desired[] {
  const { principal, own, shared } = withoutAccount(live, api, block, undefined);
  return [principal.desired, { ...shared, id: backendIdOf(live.service.id, block.backend), kind: 'backend', label: `backend ${block.backend}`, body: {} }, ...own];
}

function withoutAccount(live: Live, liveApi: LiveApi, block: AccountBlock, url: string | undefined) {
  const { api, policy } = liveApi;
  const principal = principalOf(live.service, block.identity ?? undefined);
  const name = nameOf(api.id);
  const { serviceUrl, ...fields } = apiFields(url ?? '');
  const shared = { want: 'present', dependsOn: [], locks: [] } as const;
  const known = typeof principal.clientId === 'string' ? principal : { ...principal, clientId: block.clientId };
  const own: readonly Desired[] = [
    { ...shared, id: api.id, kind: 'api', label: `API ${name}`, body: { properties: url === undefined ? fields : { ...fields, serviceUrl } } },
    {
      ...shared,
      id: policy?.id ?? `${api.id}/policies/policy`,
      kind: 'apiPolicy',
      label: `policy of API ${name}`,
      body: accountPolicyBody(textAt(policy?.body, 'properties', 'value'), { ...block, account: { id: block.account }, live, principal: known, apiVersion: block.apiVersion, operations: block.operations, version: blocksOf(liveApi)?.version, deny: blocksOf(liveApi)?.deny, skip: block.skip }),
    },
  ];
  return { principal, own, shared };
}
