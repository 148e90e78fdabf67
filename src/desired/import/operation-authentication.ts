import { textAt } from '../../model/json.ts';
import type { Desired } from '../../model/resource.ts';
import { operationAccountBody, type AccountPolicy } from '../account-policy.ts';
import { inPolicy } from '../named-policy.ts';
import { editNotes } from './edit-notes.ts';
import type { ImportTarget } from './target.ts';

/** The policies of operations that check the client's token, with authentication behind the check. */
export function operationAuthentication({ api, input }: ImportTarget, policy: AccountPolicy, role: Desired): readonly Desired[] {
  return (policy.skip ?? []).flatMap((operation) => {
    const live = api.existing?.operationPolicies?.get(operation);
    const document = textAt(live?.body, 'properties', 'value');
    if (live === undefined || document === undefined) return [];
    return {
      id: live.id,
      kind: 'apiPolicy',
      label: `policy of operation ${operation} of API ${input.apiId}`,
      want: 'present',
      body: inPolicy(live.id, () => operationAccountBody(document, policy)),
      // The import may write the operation anew.
      dependsOn: [api.id, role.id],
      locks: [`api:${input.apiId}`],
      ...inPolicy(live.id, () => editNotes(document)),
    };
  });
}
