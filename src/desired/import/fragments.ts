import { textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { includedFragments } from '../../policy/scans/included-fragments.ts';

export interface Fragment {
  readonly name: string;
  /** Undefined where it could not be read. */
  readonly text: string | undefined;
}

type Fragments = Live['fragments'];

/** A fragment, and those that it includes, however deep. */
export function withIncluded(name: string, fragments: Fragments): readonly Fragment[] {
  return levels([name], fragments).flat().map((each) => ({ name: each, text: textOf(each, fragments) }));
}

/**
 * Names of the fragments that these documents include, to be read: at depth 1 themselves, at 2 in fragments, and so on.
 * Others are expressions or named values: what they name is known to the service only.
 */
export function fragmentsAt(depth: number, documents: readonly string[], fragments: Fragments): readonly string[] {
  const names = levels(documents.flatMap(namesIn), fragments)[depth - 1] ?? [];
  return names.filter((name) => /^[\w-]+$/.test(name));
}

/** The names, then what they include, each where it comes first. */
function levels(names: readonly string[], fragments: Fragments): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const found: string[][] = [];
  for (let level = names; level.length > 0; ) {
    const distinct = level.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
    found.push(distinct);
    level = distinct.flatMap((name) => namesIn(textOf(name, fragments)));
  }
  return found;
}

function namesIn(text: string | undefined): readonly string[] {
  try {
    return text === undefined ? [] : includedFragments(readPolicyDocument(text)).map(({ id }) => id);
  } catch {
    // What cannot be read is told where it is judged.
    return [];
  }
}

function textOf(name: string, fragments: Fragments): string | undefined {
  return textAt(fragments?.get(name.toLowerCase())?.body, 'properties', 'value');
}
