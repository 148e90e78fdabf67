import type { ExpressionToken } from './expression-code.ts';

const opening = new Set(['(', '[', '{']);
const closing = new Set([')', ']', '}']);

/** Which bracket goes with which, those of type arguments (`List<string>`) among them; -1 for all other tokens. */
export function bracketPartners(tokens: readonly ExpressionToken[]): readonly number[] {
  const partners = tokens.map(() => -1);
  const open: number[] = [];
  const angles: number[] = [];
  const join = (from: number | undefined, to: number): void => {
    if (from === undefined) return;
    partners[from] = to;
    partners[to] = from;
  };
  tokens.forEach(({ kind, text }, at) => {
    if (kind === 'sign' && opening.has(text)) open.push(at);
    if (kind === 'sign' && closing.has(text)) join(open.pop(), at);
    if (kind === 'sign' && text === '<' && tokens[at - 1]?.kind === 'word') angles.push(at);
    else if (kind === 'sign' && text === '>' && endsType(tokens, at - 1)) closeAngle(tokens, at, angles, join);
    else if (!mayStandInTypeArguments(tokens, at)) angles.length = 0;
  });
  return partners;
}

function closeAngle(tokens: readonly ExpressionToken[], at: number, angles: number[], join: (from: number | undefined, to: number) => void): void {
  const behind = tokens[at + 1]?.kind;
  const from = angles.pop();
  if (behind === undefined || behind === 'sign' || behind === 'word') join(from, at);
}

/** `string`, `string[]`, `int?`, `List<string>`. */
function endsType(tokens: readonly ExpressionToken[], at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'word' || (token?.kind === 'sign' && (token.text === ']' || token.text === '?' || token.text === '>'));
}

/** Whether the token goes on with type arguments: names, dots and commas, `[]` and `?` behind a type. */
function mayStandInTypeArguments(tokens: readonly ExpressionToken[], at: number): boolean {
  const { kind, text } = tokens[at] ?? {};
  if (kind === 'word') return !endsType(tokens, at - 1);
  if (kind !== 'sign') return false;
  if (text === '[') return endsType(tokens, at - 1) && tokens[at + 1]?.text === ']';
  if (text === ']') return tokens[at - 1]?.text === '[';
  return text === '.' || text === ',' || text === '::' || (text === '?' && endsType(tokens, at - 1));
}
