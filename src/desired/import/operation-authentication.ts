import { sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Desired } from '../../model/resource.ts';
import { operationAccountBody, type AccountPolicy } from '../account-policy.ts';
import { inPolicy } from '../named-policy.ts';
import { editNotes } from './edit-notes.ts';
import { withNotes } from './pruning.ts';
import type { ImportTarget } from './target.ts';

/**
 * The policies of operations that check the client's token, with authentication behind the check.
 *
 * @param routes steps that write routes: where one writes the same policy, it is in the one of here
 */
export function operationAuthentication({ api, input }: ImportTarget, policy: AccountPolicy, role: Desired, routes: readonly Desired[]): readonly Desired[] {
  return (policy.skip ?? []).flatMap((operation) => {
    const live = api.existing?.operationPolicies?.get(operation);
    const route = routes.find((step) => live !== undefined && step.want === 'present' && sameId(step.id, live.id));
    const document = textAt(route?.body ?? live?.body, 'properties', 'value');
    if (live === undefined || document === undefined) return [];
    return {
      id: live.id,
      kind: 'apiPolicy',
      label: `policy of operation ${operation} of API ${input.apiId}`,
      want: 'present',
      body: inPolicy(live.id, () => operationAccountBody(document, policy)),
      // The import may write the operation anew.
      dependsOn: [...new Set([api.id, role.id, ...(route?.dependsOn ?? [])])],
      locks: [`api:${input.apiId}`],
      ...withNotes(route?.notes, inPolicy(live.id, () => editNotes(document, route === undefined ? undefined : ['account'])).notes ?? []),
    };
  });
}
