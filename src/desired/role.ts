import { nameOf, roleAssignmentIdOf, subscriptionOf, within } from '../model/arm-id.ts';
import { textAt, type JsonObject } from '../model/json.ts';
import type { LiveAccount } from '../model/live.ts';
import { marked } from '../model/names.ts';
import type { Desired, LiveResource } from '../model/resource.ts';
import type { Role } from '../model/shapes.ts';
import type { Principal } from './identity.ts';
import { derived } from './late-value.ts';
import { roleAssignmentName } from './role-assignment-name.ts';

/** Where a role is given, with the assignments that hold there. */
type Place = Pick<LiveAccount, 'id' | 'name' | 'roleAssignments'>;

/**
 * The role at the account; an assignment that holds there already, whoever made it, is enough.
 *
 * @param text what the assignment is for, where the place is not an account
 */
export function roleAt(account: Place, principal: Principal, role: Role, text: string = ofModels): Desired {
  const { principalId } = principal;
  const roleDefinitionId = `/subscriptions/${subscriptionOf(account.id)}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`;
  const shared = {
    kind: 'roleAssignment',
    label: `${role.name} on ${account.name}`,
    want: 'present',
    dependsOn: [principal.desired.id],
    locks: [],
  } as const;
  const stated: JsonObject = { roleDefinitionId, principalId };
  // With the principal's type ARM does not look the new identity up in the directory, where it may not be yet.
  const ours = { principalType: 'ServicePrincipal', description: marked(text) };
  if (typeof principalId !== 'string') {
    return {
      ...shared,
      id: roleAssignmentIdOf(account.id, '(known after apply)'),
      lateName: derived('identity.principalId', 'roleAssignmentName', [account.id, role.id]),
      body: { properties: { ...stated, ...ours } },
    };
  }
  const existing = account.roleAssignments.find((assignment) => grants(assignment, account.id, principalId, role.id));
  if (existing !== undefined) return { ...shared, id: existing.id, body: { properties: stated } };
  return { ...shared, id: roleAssignmentIdOf(account.id, roleAssignmentName(account.id, principalId, role.id)), body: { properties: { ...stated, ...ours } } };
}

const ofModels = 'Lets API Management call the models of this account.';

function grants({ id, body }: LiveResource, accountId: string, principalId: string, role: string): boolean {
  const scope = textAt(body, 'properties', 'scope') ?? id.replace(/\/providers\/Microsoft\.Authorization\/roleAssignments\/[^/]+$/i, '');
  const definition = textAt(body, 'properties', 'roleDefinitionId') ?? '';
  const principal = textAt(body, 'properties', 'principalId') ?? '';
  return nameOf(definition).toLowerCase() === role && principal.toLowerCase() === principalId.toLowerCase() && (within(accountId, scope) || isAboveSubscriptions(scope));
}

/** Management groups and the root: only those above the account are read (`atScope()`), and their ids do not tell it. */
function isAboveSubscriptions(scope: string): boolean {
  return /^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+\/?$/i.test(scope);
}
