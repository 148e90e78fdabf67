import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { UserError } from '../model/user-error.ts';
import { accountBlock, asAccountBlock, type AccountBlock } from './blocks/account-block.ts';
import type { BlockKind } from './blocks/block.ts';
import { asDenyBlock, denyBlock, type DenyBlock } from './blocks/deny-block.ts';
import { withBlocks, withoutBlock } from './blocks/edit.ts';
import { findBlocks, type FoundBlock } from './blocks/find.ts';
import { asVersionBlock, versionBlock, type VersionBlock } from './blocks/version-block.ts';
import { readPolicyDocument } from './document/read.ts';

/** The blocks of an API's policy document. */
export interface ApiBlocks {
  /** Undefined: every operation is forwarded. */
  readonly deny?: DenyBlock | undefined;
  readonly version?: VersionBlock | undefined;
  readonly account: AccountBlock;
}

/**
 * The document with the API's blocks as stated, whoever wrote the rest of it; without one, a new one.
 *
 * @throws UserError as `withBlock` does
 */
export function apiDocument(document: string | undefined, { account, deny, version }: ApiBlocks): string {
  const gone = ([['deny', deny], ['version', version]] as const).flatMap(([kind, block]) => (block === undefined ? [kind] : []));
  const kept = gone.reduce<string | undefined>((rest, kind) => rest && withoutBlock(rest, kind), document);
  return withBlocks(kept, [accountBlock(account), ...(deny === undefined ? [] : [denyBlock(deny)]), ...(version === undefined ? [] : [versionBlock(version)])], 'api');
}

/** As data, for plans: `asApiBlocks` reads it back. */
export function carriedBy({ account, deny, version }: ApiBlocks): JsonObject {
  return { account: { ...account }, ...(deny === undefined ? {} : { deny: denyBlock(deny).carried }), ...(version === undefined ? {} : { version: { ...version } }) };
}

export function asApiBlocks(carried: Json | undefined): ApiBlocks | undefined {
  if (!isObject(carried) || !isObject(carried['account'])) return undefined;
  const account = asAccountBlock(carried['account']);
  const version = isObject(carried['version']) ? asVersionBlock(carried['version']) : undefined;
  const deny = isObject(carried['deny']) ? denyOf(carried['deny']) : undefined;
  return account && { account, ...(deny === undefined ? {} : { deny }), ...(version === undefined ? {} : { version }) };
}

/** One that carries what nobody can read closes all the same. */
function denyOf(carried: JsonObject): DenyBlock {
  return asDenyBlock(carried) ?? { open: [], allow: [], block: [], default: 'closed' };
}

/**
 * What the document's blocks carry; undefined where there is no `account` block that can be read.
 *
 * @throws UserError `BlockVersionUnknown`
 */
export function readApiBlocks(document: string): ApiBlocks | undefined {
  const found = readableBlocks(document);
  const carried = (kind: BlockKind): JsonObject | undefined => found.find((block) => block.kind === kind)?.carried;
  return asApiBlocks({ account: carried('account'), deny: carried('deny'), version: carried('version') });
}

/**
 * What the `deny` block carries, whoever made the API; undefined where there is none.
 *
 * @throws UserError `BlockVersionUnknown`
 */
export function readDenyBlock(document: string): DenyBlock | undefined {
  const found = readableBlocks(document).find(({ kind }) => kind === 'deny');
  return found && denyOf(found.carried);
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
