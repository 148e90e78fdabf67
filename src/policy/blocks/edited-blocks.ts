import { readPolicyDocument } from '../document/read.ts';
import { findBlocks } from './find.ts';
import { handEdits, type HandEdit } from './hand-edits.ts';
import { renderBlock } from './render.ts';

/**
 * The blocks of a document in which somebody else has written.
 *
 * @throws UserError `PolicyUnreadable`, `BlockDamaged`, `BlockVersionUnknown`
 */
export function editedBlocks(text: string): readonly HandEdit[] {
  return findBlocks(readPolicyDocument(text)).flatMap((found) => {
    const rendered = renderBlock(found.kind, found.carried)?.find(({ section }) => section === found.section);
    if (rendered === undefined) return { kind: found.kind, section: found.section, line: found.line, added: [], missing: [] };
    return handEdits(found, rendered) ?? [];
  });
}
