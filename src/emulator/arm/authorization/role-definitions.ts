import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import { apiVersions, isAtLeast } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import { bareRefusal, notEmulated } from '../refusal.ts';
import { builtInRoles, roleById, roleDefinitionId } from './built-in-roles.ts';
import type { Role } from './built-in-roles.ts';
import { listAnswer } from './list-answer.ts';

/** Ids come at subscription level, wherever they were asked for (arm-behaviour 51). */
function roleDefinitionBody({ path, apiVersion }: Call, role: Role): JsonObject {
  return {
    properties: {
      roleName: role.name,
      type: 'BuiltInRole',
      description: role.description,
      assignableScopes: ['/'],
      permissions: [permissionsAt(apiVersion, role)],
      createdOn: '2015-02-02T21:55:09.8806423Z',
      updatedOn: '2024-01-04T00:41:59.3262020Z',
      createdBy: null,
      updatedBy: null,
    },
    id: roleDefinitionId(path.subscription, role),
    type: 'Microsoft.Authorization/roleDefinitions',
    name: role.id,
  };
}

/** Data actions came with 2018-01-01-preview. */
function permissionsAt(apiVersion: string, role: Role): JsonObject {
  const { actions, notActions, ...data } = permissionsOf(role);
  return isAtLeast(apiVersion, '2018-01-01') ? { actions, notActions, ...data } : { actions, notActions };
}

export function permissionsOf(role: Role) {
  return { actions: [...role.actions], notActions: [...(role.notActions ?? [])], dataActions: [...(role.dataActions ?? [])], notDataActions: [...(role.notDataActions ?? [])] };
}

function list(call: Call) {
  const filter = call.query.get('$filter') ?? '';
  const chosen = builtInRoles.filter(filterOf(filter));
  return listAnswer(call, chosen.map((role) => roleDefinitionBody(call, role)));
}

function filterOf(filter: string): (role: Role) => boolean {
  if (filter.trim() === '') return () => true;
  const clauses = filter.split(/\s+and\s+/i).map(clauseOf);
  return (role) => clauses.every((clause) => clause(role));
}

function clauseOf(clause: string): (role: Role) => boolean {
  if (/^\s*atScope(AndBelow)?\(\)\s*$/i.test(clause)) return () => true;
  const [, field = '', quoted = ''] = /^\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(clause) ?? [];
  const value = quoted.replaceAll("''", "'").toLowerCase();
  if (field.toLowerCase() === 'rolename') return (role) => role.name.toLowerCase() === value;
  if (field.toLowerCase() === 'type') return () => value === 'builtinrole';
  throw bareRefusal(400, 'BadRequestFormat', `The filter '${clause.trim()}' is not supported.`);
}

function get(call: Call) {
  const name = call.path.names.at(-1) ?? '';
  const role = roleById(name);
  if (!role) throw bareRefusal(404, 'RoleDefinitionDoesNotExist', `The specified role definition with ID '${name}' does not exist.`);
  return answer(200, roleDefinitionBody(call, role));
}

function refuseWrite(): never {
  throw notEmulated('custom role definitions');
}

export const roleDefinitions: Kind = {
  provider: 'Microsoft.Authorization',
  type: 'roleDefinitions',
  level: 'extension',
  apiVersions: apiVersions.roleDefinitions,
  item: { GET: get, PUT: refuseWrite, DELETE: refuseWrite },
  collection: { GET: list },
};
