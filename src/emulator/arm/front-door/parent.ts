import type { ArmState } from '../state.ts';
import type { Kind } from '../kind.ts';
import { notFound } from '../refusal.ts';
import type { Match } from './match.ts';
import type { ArmPath } from './path.ts';
import { containerOf, extensionScope, resourceNotFound } from './scope.ts';

/** Words of parents in their 404 (arm-behaviour 41). */
const words: Readonly<Record<string, string>> = {
  'service/apis': 'Api',
  'service/apis/operations': 'Operation',
  'service/products': 'Product',
  'service/groups': 'Group',
  'service/tags': 'Tag',
  'service/namedvalues': 'NamedValue',
  'service/policyfragments': 'PolicyFragment',
  'service/subscriptions': 'Subscription',
};

/** Canonical id of what contains the item's collection. The topmost missing parent answers (arm-behaviour 41, 42). */
export function parentOf(state: ArmState, method: string, path: ArmPath, match: Match): string {
  const { kind } = match;
  if (kind.level === 'extension') return extensionScope(state, path);
  const container = containerOf(state, path);
  const depth = path.types.length - 1;
  if (kind.level === 'subscription') return [container, ...(depth === 0 ? [] : ['providers', kind.provider]), ...path.types.slice(0, depth).flatMap((type, level) => [type, path.names[level]])].join('/');
  let id = container;
  for (let level = 0; level < depth; level += 1) {
    id = `${id}${level === 0 ? `/providers/${kind.provider}` : ''}/${path.types[level]}/${path.names[level]}`;
    const entry = state.store.find(id);
    if (!entry && !kind.outlivesParent) throw missing(kind, method, path, level);
    id = entry?.id ?? id;
  }
  return id;
}

function missing(kind: Kind, method: string, path: ArmPath, level: number): Error {
  const type = path.types.slice(0, level + 1).join('/').toLowerCase();
  if (level === 0) return resourceNotFound(`${kind.provider}/${path.types[0]}`, path.names[0] ?? '', path.resourceGroup);
  return kind.missingParent?.(type, method) ?? notFound(words[type] ?? 'Resource');
}
