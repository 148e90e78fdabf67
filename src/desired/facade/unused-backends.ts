import { idKey, nameOf } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { namesBackend } from '../backend-mentions.ts';
import { saysOurs } from '../ownership.ts';
import { allDocuments } from './besides.ts';

/** A backend that rows named which go. */
export interface Leaving {
  readonly backend: LiveResource;
  /** Why it stays; undefined: it goes. */
  readonly keeps: string | undefined;
}

/**
 * What becomes of these backends: any that something else may still name stays.
 *
 * @param names in lower case
 * @param documents by ARM id of the policy in lower case: what is about to be written; undefined where it goes
 */
export function leavingBackends(names: ReadonlySet<string>, live: Live, documents: ReadonlyMap<string, string | undefined>): readonly Leaving[] {
  return live.backends
    .filter(({ id }) => names.has(nameOf(id).toLowerCase()))
    .map((backend) => ({ backend, keeps: saysOurs(backend.body) ? userOf(nameOf(backend.id), live, documents) : 'it was made by somebody else' }));
}

function userOf(name: string, live: Live, documents: ReadonlyMap<string, string | undefined>): string | undefined {
  const wanted = name.toLowerCase();
  const pool = live.backends.find(({ body }) => membersOf(body).includes(wanted));
  if (pool !== undefined) return `the pool ${nameOf(pool.id)} has it`;
  const api = live.allApis.find(({ body }) => nameOf(textAt(body, 'properties', 'backendId') ?? '').toLowerCase() === wanted);
  if (api !== undefined) return `the API ${nameOf(api.id)} goes there`;
  // Not only our blocks: somebody may have written the name by hand.
  const names = (text: string | undefined): boolean => text !== undefined && namesBackend(text, name, live.bystanders?.namedValues);
  const policy = allDocuments(live).find(({ id, text }) => names(documents.has(idKey(id)) ? documents.get(idKey(id)) : text));
  if (policy !== undefined) return `the policy of ${policy.owner} names it`;
  const fragment = [...(live.fragments?.values() ?? [])].find(({ body }) => names(textAt(body, 'properties', 'value')));
  if (fragment !== undefined) return `the fragment ${fragment.name} names it`;
  const other = live.bystanders?.policies.find(({ body }) => names(textAt(body, 'properties', 'value')));
  return other && `the policy of ${productOf(other.id)} names it`;
}

function productOf(id: string): string {
  const product = /\/products\/([^/]+)\/policies\/[^/]+$/i.exec(id)?.[1];
  return product === undefined ? 'all APIs' : `product ${product}`;
}

function membersOf(body: LiveResource['body']): readonly string[] {
  const services = at(body, 'properties', 'pool', 'services');
  return Array.isArray(services) ? services.filter(isObject).map((member) => nameOf(textAt(member, 'id') ?? '').toLowerCase()) : [];
}
