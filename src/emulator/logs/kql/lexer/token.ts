/** A piece of a query. `at` and `end` are offsets in its text. */
interface Piece {
  readonly at: number;
  readonly end: number;
  /** As it stands in the query. */
  readonly text: string;
}

/** Names and keywords alike: what a word is, the parser knows. */
export type WordToken = Piece & { readonly kind: 'word' };
export type SignToken = Piece & { readonly kind: 'sign' };
export type TextToken = Piece & { readonly kind: 'text'; readonly value: string };
export type LongToken = Piece & { readonly kind: 'long'; readonly value: bigint };
export type RealToken = Piece & { readonly kind: 'real'; readonly value: number };
/** In ticks of 100 ns. */
export type TimespanToken = Piece & { readonly kind: 'timespan'; readonly value: bigint };
/** `datetime(2026-01-01)`: the type's name and what stands in the parentheses. */
export type TypedToken = Piece & { readonly kind: 'typed'; readonly type: string; readonly content: string };
export type EndToken = Piece & { readonly kind: 'end' };

export type Token = WordToken | SignToken | TextToken | LongToken | RealToken | TimespanToken | TypedToken | EndToken;
