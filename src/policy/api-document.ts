import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { UserError } from '../model/user-error.ts';
import { accountBlock, asAccountBlock, type AccountBlock } from './blocks/account-block.ts';
import type { BlockKind } from './blocks/block.ts';
import { withBlocks, withoutBlock } from './blocks/edit.ts';
import { findBlocks, type FoundBlock } from './blocks/find.ts';
import { asVersionBlock, versionBlock, type VersionBlock } from './blocks/version-block.ts';
import { readPolicyDocument } from './document/read.ts';

/** The blocks of an API's policy document. */
export interface ApiBlocks {
  readonly version?: VersionBlock | undefined;
  readonly account: AccountBlock;
}

/**
 * The document with the API's blocks as stated, whoever wrote the rest of it; without one, a new one.
 *
 * @throws UserError as `withBlock` does
 */
export function apiDocument(document: string | undefined, { account, version }: ApiBlocks): string {
  const kept = document === undefined || version !== undefined ? document : withoutBlock(document, 'version');
  return withBlocks(kept, [accountBlock(account), ...(version === undefined ? [] : [versionBlock(version)])], 'api');
}

/** As data, for plans: `asApiBlocks` reads it back. */
export function carriedBy({ account, version }: ApiBlocks): JsonObject {
  return { account: { ...account }, ...(version === undefined ? {} : { version: { ...version } }) };
}

export function asApiBlocks(carried: Json | undefined): ApiBlocks | undefined {
  if (!isObject(carried) || !isObject(carried['account'])) return undefined;
  const account = asAccountBlock(carried['account']);
  const version = isObject(carried['version']) ? asVersionBlock(carried['version']) : undefined;
  return account && { account, ...(version === undefined ? {} : { version }) };
}

/**
 * What the document's blocks carry; undefined where there is no `account` block that can be read.
 *
 * @throws UserError `BlockVersionUnknown`
 */
export function readApiBlocks(document: string): ApiBlocks | undefined {
  const found = readableBlocks(document);
  const carried = (kind: BlockKind): JsonObject | undefined => found.find((block) => block.kind === kind)?.carried;
  return asApiBlocks({ account: carried('account'), version: carried('version') });
}

/** None of a document that a person has to put right first: what is written to it will say so. */
function readableBlocks(document: string): readonly FoundBlock[] {
  try {
    return findBlocks(readPolicyDocument(document));
  } catch (error) {
    if (error instanceof UserError && error.code !== 'BlockVersionUnknown') return [];
    throw error;
  }
}
