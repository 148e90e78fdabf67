import { within } from '../../../model/arm-id.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import { bareRefusal } from '../refusal.ts';
import { listAnswer } from './list-answer.ts';
import { roleAssignmentBody, roleAssignmentType } from './role-assignment.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { putRoleAssignment } from './put-role-assignment.ts';

function find(call: Call) {
  const entry = call.state.store.find<RoleAssignment>(call.id);
  if (!entry) throw bareRefusal(404, 'RoleAssignmentNotFound', `The role assignment '${call.path.names.at(-1)}' is not found.`);
  return entry;
}

function remove(call: Call) {
  const entry = call.state.store.find<RoleAssignment>(call.id);
  if (!entry) return emptyAnswer(204);
  call.state.store.remove(entry.id);
  return answer(200, roleAssignmentBody(entry, call.apiVersion));
}

/** At the scope and above; below it too, unless `atScope()` is asked for (arm-behaviour 51). */
function list(call: Call) {
  const scope = call.parentId;
  const clauses = (call.query.get('$filter') ?? '').split(/\s+and\s+/i).filter((clause) => clause.trim() !== '');
  const principals = clauses.flatMap((clause) => principalOf(clause) ?? []);
  const below = clauses.every((clause) => principalOf(clause) !== undefined);
  const value = call.state.store.ofType<RoleAssignment>(roleAssignmentType).filter(({ content }) => {
    const placed = within(scope, content.scope) || (below && within(content.scope, scope));
    return placed && principals.every((principal) => principal === content.principalId.toLowerCase());
  });
  return listAnswer(call, value.map((entry) => roleAssignmentBody(entry, call.apiVersion)));
}

/** Undefined for `atScope()`. */
function principalOf(clause: string): string | undefined {
  if (/^\s*atScope\(\)\s*$/i.test(clause)) return undefined;
  const found = /^\s*principalId\s+eq\s+'?\{?([0-9a-f-]{36})\}?'?\s*$/i.exec(clause) ?? /^\s*assignedTo\('?\{?([0-9a-f-]{36})\}?'?\)\s*$/i.exec(clause);
  if (!found?.[1]) throw bareRefusal(400, 'UnsupportedQuery', `The filter is not supported: '${clause.trim()}'. Supported filters are either 'atScope()', 'principalId eq {value}' or 'assignedTo({value})'.`);
  return found[1].toLowerCase();
}

export const roleAssignments: Kind = {
  provider: 'Microsoft.Authorization',
  type: 'roleAssignments',
  level: 'extension',
  apiVersions: apiVersions.roleAssignments,
  item: { GET: (call) => answer(200, roleAssignmentBody(find(call), call.apiVersion)), PUT: putRoleAssignment, DELETE: remove },
  collection: { GET: list },
};
