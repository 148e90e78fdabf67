import { ClrException } from '../../value.ts';
import { NotHere } from '../not-here.ts';
import { readFilter } from './json-filter.ts';
import { JArray, JObject, JProperty, childrenOf } from './token.ts';
import type { JToken } from './token.ts';

/** One step of a path; `deep` looks at everything below as well. */
type Step = { readonly deep: boolean } & (
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined; readonly by: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'where'; readonly holds: (token: JToken, root: JToken) => boolean }
);

export function pathError(message: string): ClrException {
  return new ClrException('Newtonsoft.Json.JsonException', message);
}

/** Tokens at a JSONPath: `$.a[0]`, `..name`, `[*]`, `['a','b']`, `[1:3]`, `[?(@.a == 'x')]`. */
export function* selectTokens(from: JToken, path: string, spend: (units: number) => void): Generator<JToken> {
  let found: Iterable<JToken> = [from];
  for (const step of readPath(path)) found = next(found, step, rootOf(from), spend);
  yield* found;
}

function rootOf(token: JToken): JToken {
  let root = token;
  while (root.parent) root = root.parent;
  return root;
}

function* next(tokens: Iterable<JToken>, step: Step, root: JToken, spend: (units: number) => void): Generator<JToken> {
  for (const token of tokens) {
    for (const one of step.deep ? below(token) : [token]) {
      spend(4);
      yield* choose(one, step, root);
    }
  }
}

/** The token and everything in it, properties left out. */
function* below(token: JToken): Generator<JToken> {
  yield token;
  for (const one of childrenOf(token)) yield* below(one instanceof JProperty ? one.value : one);
}

function* choose(token: JToken, step: Step, root: JToken): Generator<JToken> {
  const inside = childrenOf(token).map((one) => (one instanceof JProperty ? one.value : one));
  switch (step.kind) {
    case 'all':
      yield* inside;
      return;
    case 'where':
      for (const one of inside) if (step.holds(one, root)) yield one;
      return;
    case 'names':
      for (const name of step.names) {
        const value = token instanceof JObject ? token.get(name) : undefined;
        if (value) yield value;
      }
      return;
    case 'indexes':
      for (const index of step.indexes) {
        const value = token instanceof JArray ? token.items.at(index) : undefined;
        if (value) yield value;
      }
      return;
    case 'slice':
      if (token instanceof JArray) yield* sliced(token.items, step);
  }
}

function* sliced(items: readonly JToken[], { from, to, by }: Extract<Step, { kind: 'slice' }>): Generator<JToken> {
  const place = (index: number): number => (index < 0 ? items.length + index : index);
  const [start, end] = [place(from ?? (by > 0 ? 0 : items.length - 1)), to === undefined ? (by > 0 ? items.length : -1) : place(to)];
  for (let at = start; by > 0 ? at < end : at > end; at += by) {
    const one = items[at];
    if (one) yield one;
  }
}

/** @throws JsonException where it is none */
export function readPath(path: string): readonly Step[] {
  const steps: Step[] = [];
  let at = path.startsWith('$') ? 1 : 0;
  if (at === 0 && path !== '' && !/^[.[]/.test(path)) at = readName(path, 0, false, steps);
  while (at < path.length) {
    const deep = path.startsWith('..', at);
    if (deep) at += 2;
    else if (path.charAt(at) === '.') at += 1;
    else if (path.charAt(at) !== '[') throw pathError(`Unexpected character while parsing path: ${path.charAt(at)}`);
    at = path.charAt(at) === '[' ? readBrackets(path, at, deep, steps) : readName(path, at, deep, steps);
  }
  return steps;
}

function readName(path: string, at: number, deep: boolean, steps: Step[]): number {
  const [name = ''] = /^[^.[\]() ]*/.exec(path.slice(at)) ?? [];
  if (name === '') throw pathError('Unexpected end while parsing path.');
  steps.push(name === '*' ? { kind: 'all', deep } : { kind: 'names', names: [name], deep });
  return at + name.length;
}

function readBrackets(path: string, at: number, deep: boolean, steps: Step[]): number {
  const rest = path.slice(at);
  if (/^\[\s*\?/.test(rest)) {
    const { holds, length } = readFilter(rest);
    steps.push({ kind: 'where', holds, deep });
    return at + length;
  }
  const [written, inside = ''] = /^\[\s*((?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^\]'"])*)\]/.exec(rest) ?? [];
  if (written === undefined) throw pathError('Path ended with open indexer.');
  steps.push({ ...readIndexer(inside.trim()), deep });
  return at + written.length;
}

type Indexer = { readonly kind: 'all' } | { readonly kind: 'names'; readonly names: readonly string[] } | { readonly kind: 'indexes'; readonly indexes: readonly number[] } | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined; readonly by: number };

const whole = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

function readIndexer(inside: string): Indexer {
  if (inside === '*') return { kind: 'all' };
  const slice = /^(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*(-?\d+)?)?$/.exec(inside);
  if (slice) {
    const by = whole(slice[3]) ?? 1;
    if (by === 0) throw pathError('Step cannot be zero.');
    return { kind: 'slice', from: whole(slice[1]), to: whole(slice[2]), by };
  }
  if (/^-?\d+(?:\s*,\s*-?\d+)*$/.test(inside)) return { kind: 'indexes', indexes: inside.split(',').map(Number) };
  const names = [...inside.matchAll(/\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")\s*(,|$)/gy)].map(([, single, double]) => (single ?? double ?? '').replaceAll(/\\(.)/g, '$1'));
  if (names.length > 0) return { kind: 'names', names };
  if (inside.startsWith('(')) throw new NotHere('scripts in JSONPath');
  throw pathError(`Unexpected character while parsing path indexer: ${inside.charAt(0)}`);
}
