import { at } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/**
 * True where one of the permissions grants the action: one entry per role that the caller holds, `actions` less
 * `notActions`. `*` stands for any text, case does not count (Azure RBAC documents, "understand role definitions").
 */
export function isGranted(action: string, permissions: readonly JsonObject[]): boolean {
  return permissions.some((permission) => matches(at(permission, 'actions'), action) && !matches(at(permission, 'notActions'), action));
}

function matches(patterns: Json | undefined, action: string): boolean {
  return Array.isArray(patterns) && patterns.some((pattern: Json) => typeof pattern === 'string' && asPattern(pattern).test(action));
}

function asPattern(text: string): RegExp {
  return new RegExp(`^${text.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'i');
}
