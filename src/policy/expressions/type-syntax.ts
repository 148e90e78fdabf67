import { signAt, wordAt, type ExpressionCode } from './expression-code.ts';
import { isKeyword } from './keywords.ts';

export interface TypeSyntax {
  /** Its name with dots, as written but without type arguments. */
  readonly names: readonly string[];
  /** Index of the token behind it. */
  readonly end: number;
}

/** The tokens from `at` read as a type: `string[]`, `System.Text.StringBuilder`, `List<T>`; whether it is one depends on what stands around. */
export function typeSyntax(code: ExpressionCode, start: number, isQuery: boolean): TypeSyntax | undefined {
  const names: string[] = [];
  for (let at = start; ; at += 1) {
    const word = wordAt(code, at);
    if (word === undefined || (names.length === 0 && isKeyword(word, isQuery))) return undefined;
    names.push(plainName(word));
    at = behindTypeArguments(code, at + 1);
    if (signAt(code, at) !== '.') return { names, end: behindArrayRanks(code, at) };
  }
}

/** Behind the `<…>` that begins at `at`, if one does. */
export function behindTypeArguments({ tokens, partners }: ExpressionCode, at: number): number {
  const partner = partners[at] ?? -1;
  return partner > at && tokens[at]?.text === '<' ? partner + 1 : at;
}

function behindArrayRanks(code: ExpressionCode, start: number): number {
  for (let end = start; ; ) {
    if (signAt(code, end) !== '[') return end;
    let at = end + 1;
    while (signAt(code, at) === ',') at += 1;
    if (signAt(code, at) !== ']') return end;
    end = at + 1;
  }
}

/** `@class` is the name `class`. */
export function plainName(word: string): string {
  return word.startsWith('@') ? word.slice(1) : word;
}
