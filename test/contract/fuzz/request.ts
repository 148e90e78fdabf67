import { allKinds } from '../../../src/emulator/arm/all-kinds.ts';
import type { Kind } from '../../../src/emulator/arm/kind.ts';
import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { plainBody } from '../prepare/plain-bodies.ts';
import type { Sent } from '../send.ts';
import type { Dice } from './dice.ts';
import { valueFor } from './generate.ts';
import { mutated } from './mutate.ts';
import { operationKey } from './operations.ts';
import type { Operations } from './operations.ts';
import { filters, strange } from './texts.ts';
import { itemId, keyOf, subscription } from './world.ts';
import type { World } from './world.ts';

export interface RandomRequest extends Sent {
  readonly kind: Kind;
  readonly apiVersion: string;
  readonly isItem: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Mostly a good request of a random kind, with up to three things wrong. `etags`: the last ones seen. */
export function randomRequest(dice: Dice, world: World, operations: Operations, etags: readonly string[]): RandomRequest {
  if (dice.chance(0.04)) return plainRequest(dice);
  const kind = dice.pick(allKinds);
  const target = dice.pick((['item', 'item', 'collection', 'inSubscription'] as const).filter((name) => kind[name] !== undefined));
  const known = Object.keys(kind[target] ?? {});
  const method = dice.chance(0.04) ? dice.pick(['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'get', 'PROPFIND']) : dice.pick([...known, ...known.filter((name) => name === 'PUT' || name === 'PATCH'), ...known.filter((name) => name === 'PUT')]);
  const apiVersion = versionFor(kind, dice);
  const isItem = target === 'item';
  const id = idFor(kind, method, target, dice, world);
  const operation = operations.get(operationKey(apiVersion, method, `${kind.provider}/${kind.type}`, isItem));
  const hasBody = method === 'PUT' || method === 'PATCH' || (method === 'POST' && (operation?.body !== undefined || dice.chance(0.3)));
  const body = hasBody ? bodyFor(method, id, dice, operation?.body && (() => valueFor(operation.body?.schema ?? anything, dice, dice.pick([0.05, 0.15, 0.4])))) : undefined;
  return { kind, apiVersion, isItem, method, path: `${pathOf(id, dice)}?${queryFor(method, isItem, apiVersion, dice)}`, headers: headersFor(method, dice, etags), ...(body === undefined ? {} : { body }) };
}

/** What is above the providers. */
const plain: Kind = { provider: 'Microsoft.Resources', type: 'resourceGroups', level: 'subscription', apiVersions: ['2022-09-01', '2020-06-01', '1999-01-01'] };

function plainRequest(dice: Dice): RandomRequest {
  const path = dice.pick(['/subscriptions', `/subscriptions/${subscription}`, `/subscriptions/${subscription}/locations`, `/subscriptions/${subscription}/resourceGroups`, '/tenants', '/', '/providers', '/subscriptions/x', `/subscriptions/${subscription}/operationresults/x`, '/nothing/at/all']);
  const group = `/subscriptions/${subscription}/resourcegroups/${encodeURIComponent(dice.pick(['rg', 'empty', 'new', 'missing', 'a b', 'x'.repeat(91), 'dot.', '..']))}`;
  const isItem = dice.chance(0.5);
  const method = dice.pick(['GET', 'GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'POST']);
  const apiVersion = dice.pick(plain.apiVersions);
  const body = method === 'PUT' || method === 'PATCH' ? mutated({ location: 'westeurope', tags: { a: 'b' } }, dice) : undefined;
  return { kind: plain, apiVersion, isItem, method, path: `${isItem ? group : path}?api-version=${apiVersion}`, headers: {}, ...(body === undefined ? {} : { body: typeof body === 'string' ? JSON.stringify(body) : body }) };
}

const anything = { type: 'object', properties: new Map(), required: new Set<string>(), others: undefined, items: undefined, words: undefined, pattern: undefined, format: undefined, min: undefined, max: undefined, readOnly: false, anything: false, discriminated: false };

function versionFor({ apiVersions }: Kind, dice: Dice): string {
  if (dice.chance(0.03)) return dice.pick(['', '2099-01-01', '2024-05-01-preview', "'", 'x'.repeat(200)]);
  const published = apiVersions.filter((version) => ['2024-05-01', '2024-10-01-preview', '2025-06-01', '2022-04-01', '2020-02-02'].includes(version));
  return dice.pick(published.length > 0 && dice.chance(0.75) ? published : apiVersions);
}

function idFor(kind: Kind, method: string, target: 'item' | 'collection' | 'inSubscription', dice: Dice, world: World): string {
  const there = world.idsOf.get(keyOf(kind)) ?? [];
  if (target === 'inSubscription') return `/subscriptions/${subscription}/providers/${kind.provider}/${kind.type}`;
  const fresh = itemId(kind, nameFor(kind, dice), world.idsOf, (ids) => dice.pick(ids));
  const id = there.length > 0 && dice.chance(method === 'PUT' ? 0.25 : 0.6) ? dice.pick(there) : fresh;
  return target === 'item' ? id : id.slice(0, id.lastIndexOf('/'));
}

function nameFor(kind: Kind, dice: Dice): string {
  if (dice.chance(0.06)) return dice.pick(strange.filter((text) => text !== '' && text !== '//' && !/[\0\uD800]/.test(text)));
  if (kind.type.endsWith('policies')) return dice.chance(0.9) ? 'policy' : 'other';
  if (kind.type.startsWith('role') || kind.type === 'workbooks') return `0000000${dice.int(10)}-0000-4000-8000-000000000000`;
  if (kind.type.endsWith('diagnostics')) return dice.pick(['applicationinsights', 'azuremonitor', 'other']);
  return dice.chance(0.6) ? `n${dice.int(40)}` : dice.pick(['a', 'b', 'A', 'missing', 'a;rev=2', 'fuzz-1', 'master', 'policy', 'administrators']);
}

function pathOf(id: string, dice: Dice): string {
  const path = id.split('/').map((segment) => encodeURIComponent(isWellFormed(segment) ? segment : 'x').replaceAll('%3B', dice.chance(0.5) ? ';' : '%3B')).join('/');
  if (dice.chance(0.02)) return dice.pick([path.toUpperCase(), path.replace('/providers', '//providers'), `${path}/`, path.replaceAll('a', '%2F'), `${path}%zz`, `${path}/x/y`]);
  return path;
}

/** A half of a surrogate pair cannot be escaped. */
function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDFFF]/u.test(text);
}

function queryFor(method: string, isItem: boolean, apiVersion: string, dice: Dice): string {
  const parts = [`${dice.chance(0.03) ? 'API-Version' : 'api-version'}=${encodeURIComponent(apiVersion)}`];
  if (method === 'GET' && !isItem) {
    if (dice.chance(0.3)) parts.push(`$top=${dice.pick(['1', '2', '0', '-1', 'x', '100000', '1.5', ''])}`);
    if (dice.chance(0.3)) parts.push(`$skip=${dice.pick(['0', '1', '99999', '-1', 'x', ''])}`);
    if (dice.chance(0.3)) parts.push(`$filter=${encodeURIComponent(dice.pick(filters))}`);
    if (dice.chance(0.1)) parts.push(dice.pick(['expandApiVersionSet=true', 'tags=a', 'expandGroups=true', '$skiptoken=x', '$orderby=name', 'a=%zz']));
  }
  if (method === 'DELETE' && dice.chance(0.3)) parts.push(dice.pick(['deleteRevisions=true', 'deleteSubscriptions=true', 'deleteSubscriptions=maybe']));
  if (method === 'GET' && isItem && dice.chance(0.2)) parts.push(dice.pick(['format=rawxml', 'format=xml', 'format=no', 'export=true&format=openapi-link', 'export=true', 'asyncId=x&asyncCode=201', 'azure-asyncId=x', 'format=openapi%2Bjson&export=true']));
  return parts.join('&');
}

function headersFor(method: string, dice: Dice, etags: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  const needs = method === 'PATCH' || method === 'DELETE' ? 0.85 : 0.25;
  if (dice.chance(needs)) headers['if-match'] = dice.chance(0.75) ? '*' : dice.pick([...etags.slice(-5), '"AAAAAAAAAAA="', 'W/"x"', '', '"', '*, *', 'x'.repeat(3000)]);
  if (dice.chance(0.05)) headers['content-type'] = dice.pick(['application/json; charset=utf-8', 'text/plain', 'application/xml', 'application/JSON', '', 'application/json;']);
  return headers;
}

function bodyFor(method: string, id: string, dice: Dice, published: (() => Json) | undefined): Json {
  if (dice.chance(0.02)) return dice.pick<Json>(['', '{', '[]', 'null', '"a"', '1', '{"a":', '\uFEFF{}', '{"properties":{"properties":{}}}', `${'['.repeat(5000)}${']'.repeat(5000)}`]);
  const usual = (plainBody(id) ?? {}) as Json;
  const random = published && dice.chance(0.6) ? published() : undefined;
  let body = random === undefined ? usual : method === 'PUT' && dice.chance(0.7) ? together(usual, random) : random;
  const faults = dice.pick([0, 0, 0, 0, 1, 1, 2, 3]);
  for (let fault = 0; fault < faults; fault += 1) body = mutated(body, dice);
  return typeof body === 'string' ? JSON.stringify(body) : body;
}

/** The plain body with what the random one says more. */
function together(usual: Json, random: Json): Json {
  if (!isObject(usual) || !isObject(random)) return usual;
  return Object.fromEntries([...Object.entries(random), ...Object.entries(usual)].map(([key, value]) => [key, isObject(usual[key]) && isObject(random[key]) ? together(usual[key], random[key]) : (value ?? null)]));
}
