import { exitCodes, UserError } from '../../model/user-error.ts';
import { canonical } from '../document/canonical.ts';
import type { PolicyDocument } from '../document/document.ts';
import { readPolicyDocument } from '../document/read.ts';
import type { Block, BlockKind, SectionName } from './block.ts';
import { findBlocks } from './find.ts';
import { insertion } from './insertion.ts';
import { newDocument } from './new-document.ts';
import { policyOf, type PolicyScope } from './policy-scope.ts';
import { policySections, sectionsOfKind } from './policy-sections.ts';
import { removal } from './removal.ts';
import { spliced } from './splice.ts';

/** Bytes that the service takes (facts/apim.md 1); the Consumption tier takes fewer. */
const most = 256 * 1024;

/**
 * The document with the block in its place, instead of the one of its kind that the section has; not a byte changed where that one says
 * the same. Without a document one is created that inherits everything.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`, `BackendSectionForeign`, `PolicyTooLong`, `PolicyUnreadable`
 */
export function withBlock(text: string | undefined, block: Block, scope: PolicyScope): string {
  if (!sectionsOfKind[block.kind].includes(block.section)) throw new Error(`a ${block.kind} block does not stand in ${block.section}`);
  const document = readPolicyDocument(text ?? newDocument);
  if (document.root.name !== 'policies') throw notPolicies(document);
  const result = spliced(document.text, insertion({ document, blocks: findBlocks(document), block, scope, isNew: text === undefined }));
  const size = Buffer.byteLength(result);
  if (size > most && result !== text) throw tooLong(size, block.kind, scope);
  return result;
}

/** The order of the blocks makes no difference. What only `<backend>` can refuse comes first: its lines are those of the document given. */
export function withBlocks(text: string, blocks: readonly Block[], scope: PolicyScope): string;
export function withBlocks(text: string | undefined, blocks: readonly [Block, ...(readonly Block[])], scope: PolicyScope): string;
export function withBlocks(text: string | undefined, blocks: readonly Block[], scope: PolicyScope): string | undefined {
  const ordered = blocks.toSorted((a, b) => Number(b.section === 'backend') - Number(a.section === 'backend'));
  return ordered.reduce<string | undefined>((edited, block) => withBlock(edited, block, scope), text);
}

/**
 * The document without our blocks of a kind, in one section or in all; the last that leaves gives back what was opened for it, byte for
 * byte. Undefined where the document was created by us and has nothing of anybody else's: it is to be deleted.
 */
export function withoutBlock(text: string, kind: BlockKind, section?: SectionName): string | undefined {
  const document = readPolicyDocument(text);
  const blocks = findBlocks(document);
  const [block, ...more] = blocks.filter((found) => found.kind === kind && (section === undefined || found.section === section));
  const element = block && policySections(document).get(block.section);
  if (block === undefined || element === undefined) return text;
  const rest = spliced(text, [removal(document, blocks, block, element)]);
  if (blocks.length === 1 && block.place.created === true && canonical(rest) === canonical(newDocument)) return undefined;
  return more.length === 0 ? rest : withoutBlock(rest, kind, section);
}

function notPolicies({ root }: PolicyDocument): UserError {
  return new UserError('PolicyUnreadable', exitCodes.conflict, `A policy document begins with <${root.name}>, not with <policies>.`, {
    hint: 'Only the policies of APIs, operations and products take blocks; fragments do not.',
  });
}

function tooLong(size: number, kind: BlockKind, scope: PolicyScope): UserError {
  return new UserError('PolicyTooLong', exitCodes.conflict, `With the block ${kind} ${policyOf(scope)} would have ${size} bytes; API Management takes ${most}.`, {
    hint: 'Move some of the other policies into a policy fragment, or have fewer models or operations, then run the same command again.',
  });
}
