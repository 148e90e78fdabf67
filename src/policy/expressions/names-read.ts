import type { ContextAccess } from './context-access.ts';
import { reach } from './context-reach.ts';
import { signAt, type ExpressionCode } from './expression-code.ts';
import { stringValue } from './string-value.ts';

/** Which entries of a dictionary are read. */
export interface NamesRead {
  /** Those that are named in so many words, as written, in order of appearance. */
  readonly names: readonly string[];
  /** Whether it may read others, too: a name is computed, or the dictionary is used as a whole. */
  readonly others: boolean;
}

/** Of the dictionaries that are these members. */
export function namesRead(code: ExpressionCode, accesses: readonly ContextAccess[], members: readonly string[]): NamesRead {
  const names = new Set<string>();
  let others = false;
  for (const access of accesses) {
    for (const member of members) {
      const reached = reach(access, member);
      const name = reached === 'at' ? nameAccessed(code, access) : reached && null;
      if (typeof name === 'string') names.add(name);
      if (name === null) others = true;
    }
  }
  return { names: [...names], others };
}

const methodsByName = new Set(['GetValueOrDefault', 'ContainsKey', 'TryGetValue']);

/** The name of the entry that an access to a dictionary takes; null where it cannot be told, undefined where it takes none. */
function nameAccessed(code: ExpressionCode, { use, method, bracket }: ContextAccess): string | null | undefined {
  if (use === 'null check') return undefined;
  if (use === 'whole' || (use === 'method' && !methodsByName.has(method ?? ''))) return null;
  const literal = code.tokens[bracket + 1];
  const behind = signAt(code, bracket + 2);
  const isWhole = behind === ',' || behind === ')' || behind === ']';
  return literal?.kind === 'string' && isWhole ? (stringValue(literal.text) ?? null) : null;
}
