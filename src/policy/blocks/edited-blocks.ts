import { readPolicyDocument } from '../document/read.ts';
import { findBlocks } from './find.ts';
import { handEdits, type HandEdit } from './hand-edits.ts';
import { renderBlock } from './render.ts';

/** A block that is not as this version writes it: somebody else has, or another version. */
export interface EditedBlock extends HandEdit {
  /** Fields that its mark carries and that this version does not know: rendered again it is without them. */
  readonly unknown: readonly string[];
}

/**
 * The blocks of a document that are not as we would write them.
 *
 * @throws UserError `PolicyUnreadable`, `BlockDamaged`, `BlockVersionUnknown`
 */
export function editedBlocks(text: string): readonly EditedBlock[] {
  return findBlocks(readPolicyDocument(text)).flatMap((found) => {
    const { carried, kind, line, section } = found;
    const same = { kind, section, line, added: [], missing: [] };
    const rendered = renderBlock(kind, carried)?.find((block) => block.section === section);
    if (rendered === undefined) return { ...same, unknown: [] };
    const unknown = Object.keys(carried).filter((key) => !Object.hasOwn(rendered.carried, key));
    const edit = handEdits(found, rendered);
    return edit === undefined && unknown.length === 0 ? [] : { ...(edit ?? same), unknown };
  });
}
