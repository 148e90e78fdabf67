import type { Shape } from '../../../model/shapes.ts';
import { shapes } from '../../../model/shapes.ts';
import { notServedAt } from './operations/not-served.ts';
import { operations } from './operations/operations.ts';
import type { ServedOperation } from './operations/served.ts';

export type Found =
  | { readonly kind: 'operation'; readonly operation: ServedOperation; readonly parameters: ReadonlyMap<string, string> }
  /** `what`: in a phrase. */
  | { readonly kind: 'not served'; readonly what: string }
  | { readonly kind: 'nothing' };

interface Route {
  readonly operation: ServedOperation;
  /** Lower case; undefined for a parameter. */
  readonly literals: readonly (string | undefined)[];
  readonly names: readonly (string | undefined)[];
}

/** The longer path first: `/openai/v1` is below `/openai`. */
const byPath: readonly (readonly [path: string, shape: Shape])[] = (['v1', 'openai', 'models'] as const).map((shape) => [`/${shapes[shape].path}`, shape]);

const routes: ReadonlyMap<string, readonly Route[]> = grouped(operations.map(routeOf));

function grouped(all: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of all) {
    const key = keyOf(route.operation.shape, route.operation.method, route.literals.length);
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  return groups;
}

function routeOf(operation: ServedOperation): Route {
  const segments = operation.template.slice(1).split('/');
  const names = segments.map((segment) => /^\{(.+)\}$/.exec(segment)?.[1]);
  return { operation, names, literals: segments.map((segment, at) => (names[at] === undefined ? segment.toLowerCase() : undefined)) };
}

function keyOf(shape: Shape, method: string, segments: number): string {
  return `${shape} ${method} ${segments}`;
}

/** The operation that a method and a path (as URLs have it, escaped) name. Literals have no case; parameters are decoded. */
export function findOperation(method: string, pathname: string): Found {
  const lower = pathname.toLowerCase();
  const [prefix, shape] = byPath.find(([path]) => lower.startsWith(`${path}/`)) ?? [];
  if (prefix === undefined || shape === undefined) return { kind: 'nothing' };
  const rest = pathname.slice(prefix.length);
  const segments = rest.slice(1).split('/');
  for (const { operation, literals, names } of routes.get(keyOf(shape, method, segments.length)) ?? []) {
    if (!segments.every((segment, at) => (literals[at] === undefined ? segment !== '' : literals[at] === segment.toLowerCase()))) continue;
    return { kind: 'operation', operation, parameters: new Map(segments.flatMap((segment, at) => (names[at] === undefined ? [] : [[names[at], decoded(segment)] as const]))) };
  }
  const what = notServedAt(shape, rest);
  return what === undefined ? { kind: 'nothing' } : { kind: 'not served', what };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
