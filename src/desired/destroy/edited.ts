import { UserError } from '../../model/user-error.ts';
import { editedBlocks } from '../../policy/blocks/edited-blocks.ts';

/** Blocks that somebody wrote into, told before they go: what goes, and what is missing already. */
export function editedNotes(text: string): readonly string[] {
  return found(text).map(({ added, kind, line, missing }) => {
    const lost = [...(added.length === 0 ? [] : [`goes with it: ${shortened(added)}`]), ...(missing.length === 0 ? [] : [`is gone already: ${shortened(missing)}`])];
    return [`the block ${kind} on line ${line} is not as this version writes it (somebody edited it, or another version wrote it)`, ...lost].join('; ');
  });
}

/** None of a document that cannot be read: with an API of ours it goes all the same. */
function found(text: string): ReturnType<typeof editedBlocks> {
  try {
    return text.includes('apim-llm:v') ? editedBlocks(text) : [];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function shortened(parts: readonly string[]): string {
  return parts.map((part) => part.trim()).join(' ').slice(0, 120);
}
