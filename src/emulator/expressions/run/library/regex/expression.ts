import { groupNames } from './group-names.ts';
import type { GroupNames } from './group-names.ts';
import { Matcher } from './matcher.ts';
import type { Captures } from './matcher.ts';
import { parsePattern } from './parse-pattern.ts';
import { programOf } from './program.ts';
import type { Program } from './program.ts';
import { NotHere } from '../not-here.ts';

/** Values of `RegexOptions`. */
export const regexOptions = { None: 0, IgnoreCase: 1, Multiline: 2, ExplicitCapture: 4, Compiled: 8, Singleline: 16, IgnorePatternWhitespace: 32, RightToLeft: 64, ECMAScript: 256, CultureInvariant: 512, NonBacktracking: 1024 } as const;

/** A pattern ready to run. */
export interface Expression {
  readonly pattern: string;
  readonly options: number;
  readonly names: GroupNames;
  readonly program: Program;
}

const kept = new Map<string, Expression>();
const mostKept = 200;

/** Patterns are read once, as .NET's static methods do, too. */
export function expressionOf(pattern: string, options: number): Expression {
  const key = `${options} ${pattern}`;
  const known = kept.get(key);
  if (known) return known;
  const made = read(pattern, options);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made);
  return made;
}

function read(pattern: string, options: number): Expression {
  const has = (flag: keyof typeof regexOptions): boolean => (options & regexOptions[flag]) !== 0;
  if (has('RightToLeft')) throw new NotHere('RegexOptions.RightToLeft');
  const names = groupNames(pattern, has('ExplicitCapture'), has('IgnorePatternWhitespace'));
  const tree = parsePattern(
    pattern,
    { ignoreCase: has('IgnoreCase'), multiline: has('Multiline'), explicitCapture: has('ExplicitCapture'), singleline: has('Singleline'), ignoreWhiteSpace: has('IgnorePatternWhitespace'), ecmaScript: has('ECMAScript') },
    names,
  );
  return { pattern, options, names, program: programOf(tree) };
}

export function find(expression: Expression, text: string, from: number, spend: (units: number) => void): Captures | undefined {
  return new Matcher(expression.program, expression.names.count, text, spend).find(from);
}

/** One after the other; behind an empty match the next begins one further. */
export function* findAll(expression: Expression, text: string, from: number, spend: (units: number) => void): Generator<Captures> {
  for (let at = from; at <= text.length; ) {
    const found = find(expression, text, at, spend);
    const [whole] = found?.[0] ?? [];
    if (!found || !whole) return;
    yield found;
    at = whole[1] === whole[0] ? whole[1] + 1 : whole[1];
  }
}
