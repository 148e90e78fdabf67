import { apiPolicyIdOf, backendIdOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Desired } from '../../model/resource.ts';
import { isExactlyOurs } from '../../policy/account-block.ts';
import { accountPolicyBody } from '../account-policy.ts';
import type { Principal } from '../identity.ts';
import { asForeign, type Foreign } from '../ownership.ts';
import type { ImportTarget } from './target.ts';

/** The API's policy: the account block in a document of its own. */
export function importedApiPolicy(target: ImportTarget, principal: Principal): Desired {
  const { account, api, backend, document, input, live } = target;
  const existing = textAt(api.existing?.policy?.body, 'properties', 'value');
  const foreign = existing === undefined || isExactlyOurs(existing) ? undefined : notOurs(input.apiId);
  return {
    id: api.existing?.policy?.id ?? apiPolicyIdOf(live.service.id, input.apiId),
    kind: 'apiPolicy',
    label: `policy of API ${input.apiId}`,
    want: 'present',
    body: accountPolicyBody({ account, backend, live, principal, shape: input.shape, spec: document.digest, apiVersion: input.spec.apiVersion }),
    dependsOn: [api.id, backendIdOf(live.service.id, backend)],
    locks: [`api:${input.apiId}`],
    ...asForeign(foreign),
  };
}

function notOurs(apiId: string): Foreign {
  return {
    why: `the policy of API ${apiId} was written or edited by hand`,
    hint: 'Keep it and import beside it, with --api and --path of your own; or save its text, remove it, and run the import again.',
    canTakeOver: false,
  };
}
