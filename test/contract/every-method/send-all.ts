import { allKinds } from '../../../src/emulator/arm/all-kinds.ts';
import type { Kind } from '../../../src/emulator/arm/kind.ts';
import { refusedValues } from '../../../src/emulator/arm/refused-values.ts';
import { plainBody } from '../prepare/plain-bodies.ts';
import { goodOfApiManagement } from './good-api-management.ts';
import { actionBodies, actionTargets, givenNames, goodOfOthers, listQueries } from './good-others.ts';
import { over } from './good.ts';
import type { Good } from './good.ts';
import { collectionOf, service, subscription, typeOf } from './places.ts';
import type { Recorded } from './recorded.ts';

/** The api-version that a kind is asked in; undefined: it is left out. */
export type VersionOf = (kind: Kind) => string | undefined;

interface Made {
  readonly kind: Kind;
  readonly id: string;
  readonly good: Good;
}

/** Their own lives are in `lives.ts`. */
const lives: ReadonlySet<string> = new Set(['service', 'accounts']);
const byDepth = allKinds.toSorted((a, b) => a.type.split('/').length - b.type.split('/').length);
const creators = byDepth.filter((kind) => kind.item?.['PUT'] !== undefined && !lives.has(kind.type) && !isRefused(kind, 'PUT'));

export function isRefused({ provider, type }: Kind, method: string): boolean {
  return refusedValues.some(({ methods }) => methods?.type === `${provider}/${type}` && methods.names.includes(method));
}

/** Makes, shows, changes, lists and takes away one of everything. */
export async function sendAll(recorder: Recorded, versionOf: VersionOf): Promise<void> {
  const made = new Map<string, Made>();
  const wanted = creators.filter((kind) => versionOf(kind) !== undefined);
  for (const kind of wanted) for (const good of goodsOf(kind)) await makeAndShow(recorder, versionOf, made, kind, good);
  for (const kind of allKinds) await listAndAct(recorder, versionOf(kind), kind);
  for (const { kind, id, good } of [...made.values()].toReversed()) {
    if (kind.item?.['DELETE'] && good.goesWithAnother !== true) await recorder.send('DELETE', `${pathOf(id)}?${good.name === 'a' && kind.type === 'service/apis' ? 'deleteRevisions=true&' : ''}api-version=${versionOf(kind)}`);
  }
}

function goodsOf(kind: Kind): readonly Good[] {
  const known = kind.provider === 'Microsoft.ApiManagement' ? goodOfApiManagement[kind.type.toLowerCase()]?.(service) : goodOfOthers[typeOf(kind)]?.(subscription);
  if (known) return known;
  const create = plainBody(`${collectionOf(kind)}/a`);
  return create ? [{ name: 'a', create }] : [];
}

async function makeAndShow(recorder: Recorded, versionOf: VersionOf, made: Map<string, Made>, kind: Kind, good: Good): Promise<void> {
  const id = `${collectionOf(kind)}/${good.name}`;
  const version = versionOf(kind);
  if (made.has(id) || version === undefined) return;
  for (const need of good.needs ?? []) {
    const needed = need.startsWith('/') ? need : `${service}/${need}`;
    for (const other of creators) for (const each of goodsOf(other)) if (`${collectionOf(other)}/${each.name}` === needed) await makeAndShow(recorder, versionOf, made, other, each);
  }
  made.set(id, { kind, id, good });
  const path = `${pathOf(id)}?api-version=${version}`;
  const newer = version.includes('preview') && good.preview ? good.preview : {};
  await recorder.send('PUT', path, over(good.create, newer));
  for (const method of ['GET', 'HEAD']) if (kind.item?.[method]) await recorder.send(method, path);
  if (good.query !== undefined) await recorder.send('GET', `${path}&${good.query}`);
  if (good.once !== true) await recorder.send('PUT', path, over(good.update ?? good.create, newer));
  if (kind.item?.['PATCH'] && good.patch) await recorder.send('PATCH', path, over(good.patch, version.includes('preview') ? (good.previewPatch ?? newer) : {}));
}

async function listAndAct(recorder: Recorded, version: string | undefined, kind: Kind): Promise<void> {
  if (version === undefined) return;
  const type = typeOf(kind);
  const query = `?${listQueries[type] === undefined ? '' : `${listQueries[type]}&`}api-version=${version}`;
  if (kind.collection?.['GET']) await recorder.send('GET', `${collectionOf(kind)}${query}`);
  if (kind.collection?.['POST']) await recorder.send('POST', `${actionTargets[type] ?? collectionOf(kind)}${query}`, actionBodies[type]);
  if (kind.inSubscription?.['GET']) await recorder.send('GET', `${subscription}/providers/${kind.provider}/${kind.type}${query}`);
  if (givenNames[type] !== undefined) await recorder.send('GET', `${collectionOf(kind)}/${givenNames[type]}${query}`);
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
    const given = `${collectionOf(kind)}/${givenNames[type] ?? 'a'}`;
    if (isRefused(kind, method)) await recorder.send(method, `${given}${query}`, method === 'PUT' ? plainBody(given) : method === 'PATCH' ? { tags: { a: 'b' } } : undefined);
  }
}

/** Ids go as they are, but for what a path cannot have. */
function pathOf(id: string): string {
  return id.split('/').map((segment) => encodeURIComponent(segment)).join('/');
}
