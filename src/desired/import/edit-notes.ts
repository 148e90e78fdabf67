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
  const [goes, comes] = [joined(added), joined(missing)];
  const from = sameUntil(goes, comes);
  const lost = [
    ...(goes === '' ? [] : [`goes: ${shortened(goes, from)}`]),
    ...(comes === '' ? [] : [`comes back: ${shortened(comes, from)}`]),
    ...(unknown.length === 0 ? [] : [`this version does not know what it carries, and drops it: ${shortened(joined(unknown))}`]),
  ];
  return [`the block ${kind} on line ${line} is not as this version writes it (somebody edited it, or another version wrote it); it is written anew`, ...lost].join('; ');
}

function joined(parts: readonly string[]): string {
  return parts.map((part) => part.trim()).join(' ');
}

function sameUntil(one: string, other: string): number {
  const least = Math.min(one.length, other.length);
  for (let at = 0; at < least; at += 1) if (one[at] !== other[at]) return at;
  return least;
}

const shown = 120;
const before = 40;

/** What differs only behind that is shown from shortly before it. */
function shortened(text: string, from = 0): string {
  return from < shown - before ? text.slice(0, shown) : `…${text.slice(from - before, from - before + shown)}`;
}
