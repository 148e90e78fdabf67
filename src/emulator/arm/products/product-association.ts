import { idKey, nameOf, sameId } from '../../../model/arm-id.ts';
import { objectIdOf } from '../deterministic-id.ts';
import { Refusal } from '../refusal.ts';
import { serviceIdOf } from '../service-reference.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';

/** What a product is linked to. One link is seen twice: as `products/x/apis/y` and as `products/x/apiLinks/z`. */
export interface Association {
  readonly children: 'apis' | 'groups';
  readonly links: 'apiLinks' | 'groupLinks';
  readonly field: 'apiId' | 'groupId';
  /** The parameter that refusals name (`aid` recorded at 2024-05-01, arm-behaviour 43). */
  readonly target: 'aid' | 'gid';
  readonly missing: string;
  readonly word: 'Api' | 'Group';
}

export const apiLinks: Association = { children: 'apis', links: 'apiLinks', field: 'apiId', target: 'aid', missing: 'API not found', word: 'Api' };
export const groupLinks: Association = { children: 'groups', links: 'groupLinks', field: 'groupId', target: 'gid', missing: 'Group not found', word: 'Group' };

export interface LinkContent {
  /** Its name as a link. */
  readonly link: string;
}

export function linkId({ children }: Association, productId: string, targetId: string): string {
  return `${productId}/${children}/${nameOf(targetId)}`;
}

/** Links have a name of their own, once in the whole service (seen by users). */
export function linkCalled(state: ArmState, association: Association, serviceId: string, link: string): Entry<LinkContent> | undefined {
  return state.store.findAlias<LinkContent>(aliasOf(association, serviceId, link));
}

export function linkTo(state: ArmState, association: Association, productId: string, targetId: string, stated?: string): Entry<LinkContent> {
  const id = linkId(association, productId, targetId);
  const before = state.store.find<LinkContent>(id);
  if (before) return before;
  const link = stated ?? objectIdOf(id);
  const alias = aliasOf(association, serviceIdOf(productId), link);
  return state.store.put({ id, type: `Microsoft.ApiManagement/service/products/${association.children}`, content: { link }, references: [targetId], alias });
}

/** In the observed words (apiops#835). */
export function linkExists({ word }: Association): Refusal {
  return new Refusal(409, 'Conflict', `Link already exists between specified Product and ${word}.`);
}

export function isLinkOf(productId: string, entry: Entry<LinkContent>): boolean {
  return sameId(entry.id.slice(0, entry.id.lastIndexOf('/', entry.id.lastIndexOf('/') - 1)), productId);
}

function aliasOf({ links }: Association, serviceId: string, link: string): string {
  return `${idKey(serviceId)}/products/${links}?name=${link.toLowerCase()}`;
}
