import { backendIdOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Desired } from '../../model/resource.ts';
import { isExactlyOurs } from '../../policy/api-document.ts';
import { accountPolicyBody } from '../account-policy.ts';
import type { Principal } from '../identity.ts';
import { asForeign, type Foreign } from '../ownership.ts';
import { operationDigests } from './operation-digests.ts';
import type { ImportTarget } from './target.ts';
import { versionPolicy } from './version-policy.ts';

/** The policy of the API, or of the revision that the document goes to: our blocks in a document of their own. */
export function importedApiPolicy(target: ImportTarget, principal: Principal, role: Desired): Desired {
  const { account, api, backend, document, input, live, revision } = target;
  const existing = textAt(api.existing?.policy?.body, 'properties', 'value');
  const below = revision?.id ?? api.id;
  const there = revision === undefined ? api.existing?.policy : revision.resumed?.policy;
  return {
    id: there?.id ?? `${below}/policies/policy`,
    kind: 'apiPolicy',
    label: revision === undefined ? `policy of API ${input.apiId}` : `policy of revision ${revision.number} of API ${input.apiId}`,
    want: 'present',
    body: accountPolicyBody({
      account,
      backend,
      live,
      principal,
      shape: input.shape,
      spec: document.digest,
      apiVersion: input.spec.apiVersion,
      operations: operationDigests(document.operations),
      version: versionPolicy(target),
    }),
    // Calls go nowhere without the role: it comes first, and an undo that keeps the policy keeps it too.
    dependsOn: [below, backendIdOf(live.service.id, backend), role.id],
    locks: [`api:${input.apiId}`],
    // A revision takes it over from the API.
    ...(revision === undefined || existing === undefined ? {} : { replaces: { properties: { value: existing } } }),
    ...policyForeign(target),
  };
}

/** Of the policy that the API has now, whose place another one takes. */
export function policyForeign({ api, input }: ImportTarget): Pick<Desired, 'foreign'> {
  const existing = textAt(api.existing?.policy?.body, 'properties', 'value');
  return asForeign(existing === undefined || isExactlyOurs(existing) ? undefined : notOurs(input.apiId));
}

function notOurs(apiId: string): Foreign {
  return {
    why: `the policy of API ${apiId} was written or edited by hand`,
    hint: 'Keep it and import beside it, with --api and --path of your own; or save its text, remove it, and run the import again.',
    canTakeOver: false,
  };
}
