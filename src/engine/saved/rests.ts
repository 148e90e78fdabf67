import { idKey, nameOf } from '../../model/arm-id.ts';
import { at, isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { digestOf } from './digest.ts';

/** One thing that was read and that a plan may rest on. */
export interface Rest {
  /** ARM id; of what is no resource of its own, such as a list of names, the service's. */
  readonly id: string;
  /** Which part of what `id` names; left out: the resource itself. */
  readonly part?: string | undefined;
  readonly etag?: string | undefined;
  /** Of its body without what says nothing about it: its ETag, and who wrote it when. */
  readonly digest: string;
}

/** Says nothing about the resource, and differs between a list and a GET. */
const volatile: ReadonlySet<string> = new Set(['etag', 'systemData']);

/** What the connection is, what nobody plans by, and what moves by itself. */
const passedOver: ReadonlySet<string> = new Set(['cloud', 'subscriptionId', 'breakers']);

/**
 * Everything that was read, each once, in the order of ids. Found by shape and not by name (what has an id and a body is a
 * resource), so that nothing that a command comes to read is forgotten here. Of role assignments those count that the
 * service's own identities have: of others there may be many, and they come and go.
 */
export function restsOf(live: Live): readonly Rest[] {
  const found = new Map<string, Rest>();
  const loose = new Map<string, Json[]>();
  const principals = principalsOf(live.service.body);
  const add = (rest: Rest): void => void (found.has(keyOfRest(rest)) || found.set(keyOfRest(rest), rest));

  const visit = (value: unknown, path: readonly string[]): void => {
    if (value === undefined || typeof value === 'function') return;
    if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (value instanceof Map) for (const [key, item] of value) visit(item, [...path, String(key)]);
    else if (isResource(value)) {
      const { id, body, etag, ...below } = value;
      const isForeign = path.at(-1) === 'roleAssignments' && !principals.has(String(at(body, 'properties', 'principalId')));
      if (!isForeign) add({ id, ...(typeof etag === 'string' && { etag }), digest: digestOf(steady(body)) });
      for (const [name, part] of Object.entries(below)) if (typeof part === 'object') visit(part, [...path, nameOf(id), name]);
    } else if (typeof value === 'object' && value !== null) for (const [name, part] of Object.entries(value)) visit(part, [...path, name]);
    else loose.set(path.join(' '), [...(loose.get(path.join(' ')) ?? []), value as Json]);
  };

  const { apis, ...others } = live;
  // Those read one by one come before the same ones of the list, which has no ETags.
  visit(apis, []);
  for (const [name, part] of Object.entries(others)) if (!passedOver.has(name)) visit(part, [name]);
  for (const [part, values] of loose) add({ id: live.service.id, part, digest: digestOf(values) });
  return [...found.values()].toSorted((a, b) => (keyOfRest(a) < keyOfRest(b) ? -1 : 1));
}

/** Rests of one of two readings that the other has not, or has otherwise; each once. */
export function movedBetween(before: readonly Rest[], now: readonly Rest[]): readonly Rest[] {
  const [old, fresh] = [before, now].map((rests) => new Map(rests.map((rest) => [keyOfRest(rest), rest])));
  return [...new Map([...before, ...now].map((rest) => [keyOfRest(rest), rest])).values()].filter((rest) => old?.get(keyOfRest(rest))?.digest !== fresh?.get(keyOfRest(rest))?.digest);
}

export function keyOfRest({ id, part }: Rest): string {
  return `${idKey(id)} ${part ?? ''}`;
}

interface Resource {
  readonly id: string;
  readonly body: JsonObject;
  readonly [more: string]: unknown;
}

function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'body' in value && isObject(value.body);
}

export function steady(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !volatile.has(name)));
}

/** Of the identities that the service has. */
function principalsOf(service: JsonObject): ReadonlySet<string> {
  const identity = at(service, 'identity');
  const assigned = at(identity, 'userAssignedIdentities');
  const all = [identity, ...(isObject(assigned) ? Object.values(assigned) : [])];
  return new Set(all.map((each) => at(each, 'principalId')).filter((id) => typeof id === 'string'));
}
