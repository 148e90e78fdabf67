import { exitCodes, UserError } from '../../model/user-error.ts';
import type { ExpressionProblem } from '../expressions/lexer.ts';
import { positionsIn } from './position.ts';

/** A document while it is read. */
export interface Source {
  readonly text: string;
  /** How many characters were looked through for the ends of expressions and have to be read again. */
  readAgain: number;
  /** The first expression that is no C# with an end: what comes wrong behind it may come from there. */
  broken: BrokenExpression | undefined;
}

export interface BrokenExpression {
  readonly start: number;
  readonly problem: ExpressionProblem;
  /** Where the problem begins. */
  readonly at: number;
}

/** Names in a message may be as long as the document. */
const longestReason = 300;

/** `at` is the offset of what is wrong. */
export function unreadable(source: Source, at: number, what: string): UserError {
  const expression = source.broken === undefined ? '' : ` ${brokenTold(source, source.broken)}`;
  return new UserError('PolicyUnreadable', exitCodes.conflict, `A policy document cannot be read: ${placeOf(source, at)}: ${what.slice(0, longestReason)}.${expression}`, {
    hint: 'Correct the document there, in the code editor of the portal or where it is deployed from, then run the same command again.',
  });
}

/** `line 3, column 7` */
export function placeOf(source: Source, offset: number): string {
  const { column, line } = positionsIn(source.text)(offset);
  return `line ${line}, column ${column}`;
}

const problems: Readonly<Record<ExpressionProblem, string>> = {
  'no expression': 'no expression begins there',
  'bracket without end': 'its bracket is never closed',
  'wrong bracket': 'a bracket closes that is not open',
  string: 'a string has no end',
  character: 'a character has no end',
  comment: 'a comment has no end',
};

function brokenTold(source: Source, { at, problem, start }: BrokenExpression): string {
  const place = at === start ? '' : ` at ${placeOf(source, at)}`;
  return `The expression that begins at ${placeOf(source, start)} is no C# with an end: ${problems[problem]}${place}.`;
}
