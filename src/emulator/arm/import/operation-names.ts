import { parsingError } from './faults.ts';

export type NameRule = 'keep' | 'documented';

export interface Unnamed {
  readonly operationId: string | undefined;
  readonly method: string;
  readonly template: string;
}

/**
 * Resource names of the operations of one document. `keep`: the operationId as it is; `documented`: in lower
 * case with dashes, cut at 76. One without an id is named from method and template. Ids must differ in more than
 * capitals, in words that a user met.
 */
export function operationNames(operations: readonly Unnamed[], rule: NameRule): readonly string[] {
  const ids = new Set<string>();
  for (const { operationId } of operations) {
    if (operationId === undefined) continue;
    if (ids.has(operationId.toLowerCase())) throw parsingError(`Cannot have multiple operations with the same operationId: ${operationId}`);
    ids.add(operationId.toLowerCase());
  }
  const taken = new Set<string>();
  return operations.map((operation) => {
    const wanted = nameOf(operation, rule);
    let name = wanted;
    for (let suffix = 1; taken.has(name.toLowerCase()); suffix += 1) name = `${wanted.slice(0, 76)}-${suffix}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function nameOf({ operationId, method, template }: Unnamed, rule: NameRule): string {
  const fallback = normalised(`${method}-${template}`);
  if (operationId === undefined) return fallback;
  const name = rule === 'documented' ? normalised(operationId) : operationId.replaceAll(/[*#&+:<>?/\\%\s\p{Cc}]/gu, '-').slice(0, 80);
  // Nothing left, or only dots, cannot stand in a path.
  return /^\.*$/.test(name) ? fallback : name;
}

function normalised(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 76);
}
