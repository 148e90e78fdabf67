import { objectIdOf } from '../deterministic-id.ts';
import { Refusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { TagContent } from './tag.ts';

/** One tag on one thing; seen as `apis/x/tags/y` and as `tags/y/apiLinks/z`. Stored below what is tagged, so that it goes, moves and is copied with it. */
export interface TaggingContent {
  /** Its name as a link. */
  readonly link: string;
}

/** What can be tagged. */
export interface Tagged {
  /** Below the service, as types. */
  readonly type: 'apis' | 'apis/operations' | 'products';
  readonly links: 'apiLinks' | 'operationLinks' | 'productLinks';
  readonly field: 'apiId' | 'operationId' | 'productId';
  readonly word: 'Api' | 'Operation' | 'Product';
}

export const taggedApi: Tagged = { type: 'apis', links: 'apiLinks', field: 'apiId', word: 'Api' };
export const taggedOperation: Tagged = { type: 'apis/operations', links: 'operationLinks', field: 'operationId', word: 'Operation' };
export const taggedProduct: Tagged = { type: 'products', links: 'productLinks', field: 'productId', word: 'Product' };

export function taggingType({ type }: Tagged): string {
  return `Microsoft.ApiManagement/service/${type}/tags`;
}

export function tag(state: ArmState, tagged: Tagged, taggedId: string, { id, name }: Entry<TagContent>, link?: string): Entry<TaggingContent> {
  const at = `${taggedId}/tags/${name}`;
  const content = { link: link ?? state.store.find<TaggingContent>(at)?.content.link ?? objectIdOf(at) };
  return state.store.put({ id: at, type: taggingType(tagged), content, references: [id] });
}

export function tagOf(state: ArmState, { references: [id = ''] }: Entry<TaggingContent>): Entry<TagContent> | undefined {
  return state.store.find<TagContent>(id);
}

/** What a tagging stands below. */
export function taggedIdOf({ id }: Entry<TaggingContent>): string {
  return id.slice(0, id.toLowerCase().lastIndexOf('/tags/'));
}

/** In the observed words (apiops#835). */
export function taggingExists({ word }: Tagged): Refusal {
  return new Refusal(409, 'Conflict', `Link already exists between specified Tag and ${word}.`);
}
