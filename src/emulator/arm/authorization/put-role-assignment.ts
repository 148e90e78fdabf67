import * as z from 'zod';
import { nameOf, sameId } from '../../../model/arm-id.ts';
import { answer } from '../answer.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import { roleById, roleDefinitionId } from './built-in-roles.ts';
import { roleAssignmentBody, roleAssignmentType } from './role-assignment.ts';
import type { RoleAssignment } from './role-assignment.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const content = z.object({
  properties: z.strictObject({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    principalType: z.enum(['User', 'Group', 'ServicePrincipal', 'ForeignGroup', 'Device']).nullish(),
    description: z.string().nullish(),
    condition: z.string().nullish(),
    conditionVersion: z.string().nullish(),
    delegatedManagedIdentityResourceId: z.string().nullish(),
  }),
});

/** 201 for a new one and for a changed description alike (arm-behaviour 47). */
export function putRoleAssignment(call: Call): ArmResponse {
  const { state } = call;
  const name = call.path.names.at(-1) ?? '';
  if (!uuid.test(name)) throw bareRefusal(400, 'InvalidRoleAssignmentId', `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`);
  const parsed = content.safeParse(call.body());
  if (!parsed.success) throw bareRefusal(400, 'InvalidRequestContent', `The request content is not valid: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  const asked = parsed.data.properties;
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
    createdOn: before?.content.createdOn ?? now,
    updatedOn: now,
    createdBy: before?.content.createdBy ?? caller,
    updatedBy: caller,
  };
  checkAgainstOthers(state, call.id, wanted);
  const entry = state.store.put({ id: call.id, type: roleAssignmentType, content: wanted });
  return answer(201, roleAssignmentBody(entry, before === undefined));
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
