import { at, isObject, textAt } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';
import { addressOf, ancestorsOf, keyOf } from '../prepare/address.ts';
import type { Address } from '../prepare/address.ts';
import { referencesOf } from '../prepare/references.ts';
import type { Recorded } from './recording.ts';

/** What must be there before an exchange, because the recording shows it and nothing in it made it. */
export interface Presupposed {
  readonly id: string;
  /** The earliest sight of it from here on. */
  readonly shown: Json | undefined;
}

/** `filled`: something made it together with what is below it. */
type Belief = 'there' | 'filled' | 'gone';

/** By index of the exchange, in the order in which they are to be made. `isPoll` exchanges presuppose nothing. */
export function presupposedBy(exchanges: readonly Recorded[], isPoll: (index: number) => boolean): ReadonlyMap<number, readonly Presupposed[]> {
  const beliefs = new Map<string, Belief>();
  const sights = sightsIn(exchanges, isPoll);
  const needed = new Map<number, readonly Presupposed[]>();
  for (const [index, exchange] of exchanges.entries()) {
    if (isPoll(index)) continue;
    const address = addressOf(exchange.path);
    const ids = idsNeeded(exchange, address, beliefs);
    const fresh = [...new Set(ids.flatMap((id) => [...ancestorsOf(id), id]))].filter((id) => beliefs.get(keyOf(id)) === undefined || (ids.includes(id) && beliefs.get(keyOf(id)) === 'gone'));
    if (fresh.length > 0) needed.set(index, fresh.map((id) => ({ id, shown: sights.get(keyOf(id))?.find((sight) => sight.index >= index)?.body ?? revised(exchange, id) })));
    for (const id of fresh) beliefs.set(keyOf(id), 'there');
    believe(beliefs, exchange, address);
  }
  return needed;
}

function idsNeeded(exchange: Recorded, address: Address, beliefs: ReadonlyMap<string, Belief>): readonly string[] {
  const { method, status } = exchange;
  const above = ancestorsOf(address.id).filter((id) => beliefs.get(keyOf(id)) !== 'gone');
  if (status === 404) return missesContainer(exchange) ? [] : above.filter((id) => !/%2f/i.test(id) && !misses(exchange, id));
  if (status >= 400) return above;
  if (method === 'POST' && !address.isItem) return ancestorsOf(address.id);
  if (!address.isItem) return [...above, ...(method === 'GET' && beliefs.get(keyOf(above.at(-1) ?? '')) !== 'filled' ? listed(exchange) : [])];
  const itself = exists(exchange, address) ? [address.id] : [];
  const original = revisedBy(exchange);
  return [...above, ...(original === undefined ? [] : [original]), ...itself, ...(method === 'PUT' || method === 'PATCH' ? referencesOf(exchange.path, exchange.body).filter((id) => !isAbove(id, address.id)) : [])];
}

/** The API that a PUT makes another revision of. */
function revisedBy({ method, path }: Recorded): string | undefined {
  const { id } = addressOf(path);
  return method === 'PUT' && /\/apis\/[^/]+;rev=[^/]+$/i.test(id) ? id.replace(/;rev=[^/]+$/i, '') : undefined;
}

/** Revisions share the path. */
function revised(exchange: Recorded, id: string): Json | undefined {
  const path = at(exchange.body, 'properties', 'path');
  return typeof path === 'string' && revisedBy(exchange) === id ? { properties: { displayName: path, path, protocols: ['https'] } } : undefined;
}

function isAbove(id: string, item: string): boolean {
  return keyOf(item).startsWith(`${keyOf(id)}/`);
}

/** Whether the answer says that the item was there before the request. */
function exists({ method, status }: Recorded, { type }: Address): boolean {
  switch (method) {
    case 'PUT':
      return status === 200 && !/\/(authorizationProviders|authorizations|accessPolicies)$|^Microsoft\.(Insights|OperationalInsights|Authorization)\//i.test(type);
    case 'DELETE':
      return status === 200 || status === 202;
    default:
      return true;
  }
}

/** The resource group or the topmost resource was not there. */
function missesContainer({ responseBody }: Recorded): boolean {
  const code = textAt(responseBody, 'error', 'code');
  return code === 'ResourceGroupNotFound' || code === 'SubscriptionNotFound' || (textAt(responseBody, 'error', 'message') ?? '').startsWith("The Resource '");
}

/** `Api not found.` is said of everything below an API that is not there. */
function misses({ responseBody }: Recorded, id: string): boolean {
  const word = addressOf(id).types.at(-1)?.replace(/ies$/i, 'y').replace(/s$/i, '') ?? '';
  return (textAt(responseBody, 'error', 'message') ?? '').toLowerCase() === `${word.toLowerCase()} not found.`;
}

function listed({ responseBody }: Recorded): readonly string[] {
  const value = at(responseBody, 'value');
  return (Array.isArray(value) ? value : []).flatMap((item: Json) => {
    const id = textAt(item, 'id');
    return id === undefined || !/^\/subscriptions\//i.test(id) || !addressOf(id).isItem || isGiven(id, item) ? [] : [id];
  });
}

/** What a provider has of itself, and what only mirrors another resource. */
function isGiven(id: string, item: Json): boolean {
  return textAt(item, 'properties', 'type') === 'BuiltInRole' || /\/(revisions|models|skus|usages|policyDescriptions)\/[^/]+$|\/providers\/[^/]+\/locations\//i.test(id) || /\/products\/[^/]+\/(apis|subscriptions)\//i.test(id);
}

function believe(beliefs: Map<string, Belief>, { method, status, body }: Recorded, { id, isItem }: Address): void {
  const key = keyOf(id);
  if (status === 404 && (method === 'GET' || method === 'HEAD') && isItem) beliefs.set(key, 'gone');
  if (status >= 400 || !isItem) return;
  if (method === 'PUT') beliefs.set(key, isFilled(body) || beliefs.get(key) === 'filled' ? 'filled' : 'there');
  if (method !== 'DELETE') return;
  for (const known of beliefs.keys()) if (known.startsWith(`${key}/`)) beliefs.set(known, 'gone');
  beliefs.set(key, 'gone');
}

/** The answer to a change shows what came of it: what was stated may have been otherwise. */
function before(exchange: Recorded | undefined, shown: JsonObject): Json {
  const isWhole = /\/providers\/(Microsoft\.ApiManagement\/service|Microsoft\.CognitiveServices\/accounts)\/[^/?]+(\?|$)/i.test(exchange?.path ?? '');
  const changes = exchange?.method === 'PATCH' || (exchange?.method === 'PUT' && isWhole && exchange.responseHeaders['azure-asyncoperation'] !== undefined);
  const said = exchange?.body;
  if (!changes || !isObject(said)) return shown;
  const without = (from: JsonObject, stated: JsonObject): JsonObject => Object.fromEntries(Object.entries(from).filter(([key]) => !Object.hasOwn(stated, key) || key === 'location' || key === 'sku' || key === 'kind'));
  const inner = isObject(shown['properties']) && isObject(said['properties']) ? without(shown['properties'], said['properties']) : shown['properties'];
  const { properties: _, ...envelope } = said;
  return { ...without(shown, envelope), ...(inner === undefined ? {} : { properties: inner }) };
}

/** An import, or a copy of another API. */
function isFilled(body: Json | undefined): boolean {
  const properties = at(body, 'properties');
  return at(properties, 'value') !== undefined || at(properties, 'sourceApiId') !== undefined;
}

interface Sight {
  readonly index: number;
  readonly body: Json;
}

/** Where each resource is shown in full: single answers and items of lists. */
function sightsIn(exchanges: readonly Recorded[], isPoll: (index: number) => boolean): ReadonlyMap<string, readonly Sight[]> {
  const sights = new Map<string, Sight[]>();
  for (const [index, { responseBody, status }] of exchanges.entries()) {
    if (status >= 300 || isPoll(index)) continue;
    const value = at(responseBody, 'value');
    for (const body of Array.isArray(value) ? (value as readonly Json[]) : [responseBody]) {
      const id = textAt(body, 'id');
      if (id === undefined || !isObject(body)) continue;
      sights.set(keyOf(id), [...(sights.get(keyOf(id)) ?? []), { index, body: before(exchanges[index], body) }]);
    }
  }
  return sights;
}
