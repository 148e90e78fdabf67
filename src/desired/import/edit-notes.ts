import type { Desired } from '../../model/resource.ts';
import type { BlockKind } from '../../policy/blocks/block.ts';
import { editedBlocks, type EditedBlock } from '../../policy/blocks/edited-blocks.ts';

/**
 * A block that is not as this version writes it is named before it is written over.
 *
 * @param kinds those that are written; all without it
 */
export function editNotes(document: string | undefined, kinds?: readonly BlockKind[]): Pick<Desired, 'notes'> {
  const edited = document === undefined ? [] : editedBlocks(document).filter(({ kind }) => kinds?.includes(kind) !== false);
  return edited.length === 0 ? {} : { notes: edited.map(noteOf) };
}

function noteOf({ added, kind, line, missing, unknown }: EditedBlock): string {
  const lost = [
    ...(added.length === 0 ? [] : [`goes: ${shortened(added)}`]),
    ...(missing.length === 0 ? [] : [`comes back: ${shortened(missing)}`]),
    ...(unknown.length === 0 ? [] : [`this version does not know what it carries, and drops it: ${shortened(unknown)}`]),
  ];
  return [`the block ${kind} on line ${line} is not as this version writes it (somebody edited it, or another version wrote it); it is written anew`, ...lost].join('; ');
}

function shortened(parts: readonly string[]): string {
  return parts.map((part) => part.trim()).join(' ').slice(0, 120);
}
