import type { Handler, Kind, Methods } from '../kind.ts';
import type { ArmPath } from './path.ts';
import { isContainer } from './scope.ts';

export interface Match {
  readonly kind: Kind;
  readonly methods: Methods;
  readonly target: 'item' | 'collection' | 'inSubscription';
}

/** The row of the table that a path belongs to. */
export function matchKind(path: ArmPath, kinds: readonly Kind[]): Match | undefined {
  const key = `${path.provider}/${path.types.join('/')}`.toLowerCase();
  const isItem = path.names.length === path.types.length;
  for (const kind of kinds) {
    if (`${kind.provider}/${kind.type}`.toLowerCase() !== key) continue;
    const target = isItem ? 'item' : kind.level === 'resourceGroup' && path.resourceGroup === undefined ? 'inSubscription' : 'collection';
    const methods = kind[target];
    if (methods && standsAt(kind, path)) return { kind, methods, target };
  }
  return undefined;
}

function standsAt(kind: Kind, path: ArmPath): boolean {
  const bare = isContainer(path);
  switch (kind.level) {
    case 'tenant':
      return path.scope === '';
    case 'subscription':
      return bare && path.subscription !== undefined && path.resourceGroup === undefined;
    case 'resourceGroup':
      return bare && path.subscription !== undefined;
    case 'extension':
      return true;
  }
}

/** HEAD is served by every kind that says so itself; the answer then has no body. */
export function handlerFor(methods: Methods, method: string): Handler | undefined {
  return Object.hasOwn(methods, method) ? methods[method] : undefined;
}
