import { isObject, type Json, type JsonObject } from '../model/json.ts';
import { accountBlock, asAccountBlock, type AccountBlock } from './account-block.ts';
import { canonical } from './canonical.ts';
import { readBeginMark, type BlockKind } from './mark.ts';
import { tokens } from './tokens.ts';
import { asVersionBlock, versionBlock, type VersionBlock } from './version-block.ts';

/** The blocks of an API's policy document. */
export interface ApiBlocks {
  readonly version?: VersionBlock | undefined;
  readonly account: AccountBlock;
}

/** The document of an API that had none. */
export function newApiDocument({ account, version }: ApiBlocks): string {
  const inbound = [...(version === undefined ? [] : versionBlock(version)), ...accountBlock(account)];
  return ['<policies>', ...section('inbound', inbound), ...section('backend', []), ...section('outbound', []), ...section('on-error', []), '</policies>', ''].join('\n');
}

function section(name: string, lines: readonly string[]): readonly string[] {
  return [`  <${name}>`, ...['<base />', ...lines].map((line) => `    ${line}`), `  </${name}>`];
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

/** What the document's blocks carry; undefined where there is no `account` block that can be read. */
export function readApiBlocks(document: string): ApiBlocks | undefined {
  const found = tokens(document) ?? [];
  const carried = (kind: BlockKind): JsonObject | undefined => {
    for (const token of found) {
      const object = token.type === 'comment' ? readBeginMark(token.text, kind) : undefined;
      if (object !== undefined) return object;
    }
    return undefined;
  };
  return asApiBlocks({ account: carried('account'), version: carried('version') });
}

/** True for documents in which nobody but our generator has written. */
export function isExactlyOurs(document: string): boolean {
  const blocks = readApiBlocks(document);
  return blocks !== undefined && canonical(newApiDocument(blocks)) === canonical(document);
}
