import { nameOf, sameId } from '../../../model/arm-id.ts';
import { answer } from '../answer.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import { roleById, roleDefinitionId } from './built-in-roles.ts';
import { estateItself } from './evaluate.ts';
import { roleAssignmentBody, roleAssignmentType } from './role-assignment.ts';
import type { RoleAssignment } from './role-assignment.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Asked {
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType?: RoleAssignment['principalType'];
  readonly description?: string;
  readonly condition?: string;
  readonly conditionVersion?: string;
  readonly delegatedManagedIdentityResourceId?: string;
}

/** 201 for a new one and for a changed description alike (arm-behaviour 47). */
export function putRoleAssignment(call: Call): ArmResponse {
  const { state } = call;
  const name = call.path.names.at(-1) ?? '';
  if (!uuid.test(name)) throw bareRefusal(400, 'InvalidRoleAssignmentId', `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`);
  const asked = checkedBody<Asked>(call).properties;
  const role = roleById(asked.roleDefinitionId.slice(asked.roleDefinitionId.lastIndexOf('/') + 1));
  if (!role) throw bareRefusal(400, 'RoleDefinitionDoesNotExist', `The specified role definition with ID '${asked.roleDefinitionId.slice(asked.roleDefinitionId.lastIndexOf('/') + 1)}' does not exist.`);
  const known = state.directory.typeOf(asked.principalId);
  if (!uuid.test(asked.principalId) || (!known && !asked.principalType)) throw principalNotFound(state, asked.principalId);
  if (known && asked.principalType && asked.principalType !== known) throw bareRefusal(400, 'UnmatchedPrincipalType', `The PrincipalId '${asked.principalId.replaceAll('-', '')}' has type '${known}' , which is different from specified PrincipalType '${asked.principalType}'.`);
  const before = state.store.find<RoleAssignment>(call.id);
  const scope = call.parentId === '' ? '/' : call.parentId;
  const now = timestamp(state.world);
  const caller = call.request.caller.objectId;
  const wanted: RoleAssignment = {
    roleDefinitionId: roleDefinitionId(call.path.subscription, role),
    principalId: asked.principalId.toLowerCase(),
    principalType: asked.principalType ?? known ?? 'User',
    scope,
    condition: asked.condition ?? null,
    conditionVersion: asked.conditionVersion ?? null,
    description: asked.description ?? null,
    delegatedManagedIdentityResourceId: asked.delegatedManagedIdentityResourceId ?? null,
    worksFrom: before?.content.worksFrom ?? (caller === estateItself ? 0 : state.world.now() + state.rolePropagation),
    createdOn: before?.content.createdOn ?? now,
    updatedOn: now,
    createdBy: before?.content.createdBy ?? caller,
    updatedBy: caller,
  };
  checkAgainstOthers(state, call.id, wanted);
  const entry = state.store.put({ id: call.id, type: roleAssignmentType, content: wanted });
  return answer(201, roleAssignmentBody(entry, call.apiVersion, before === undefined));
}

/** A name is there once in the whole tenant: at another scope it is an attempt to move the assignment (I23). */
function checkAgainstOthers(state: ArmState, id: string, wanted: RoleAssignment): void {
  const same = (other: RoleAssignment) => other.principalId === wanted.principalId && sameId(other.roleDefinitionId, wanted.roleDefinitionId) && sameId(other.scope, wanted.scope);
  for (const entry of state.store.ofType<RoleAssignment>(roleAssignmentType)) {
    if (sameId(nameOf(entry.id), nameOf(id))) {
      if (!same(entry.content)) throw bareRefusal(400, 'RoleAssignmentUpdateNotPermitted', 'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.');
    } else if (same(entry.content)) {
      throw bareRefusal(409, 'RoleAssignmentExists', `The role assignment already exists.\nThe ID of the existing role assignment is ${entry.name.replaceAll('-', '')}.`);
    }
  }
}

/** The wording that tells clients to retry or to state principalType (arm-behaviour 49). */
function principalNotFound(state: ArmState, principalId: string): Error {
  const message =
    `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${state.directory.tenantId}. Check that you have the correct principal ID. ` +
    'If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. ' +
    'In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype';
  return bareRefusal(400, 'PrincipalNotFound', message);
}
