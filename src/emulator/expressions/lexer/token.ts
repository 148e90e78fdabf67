import type { Span } from '../fault.ts';

/** The CLR value of a literal, with its type; whole numbers of every width are bigints. */
export type LiteralValue =
  | { readonly type: 'int' | 'uint' | 'long' | 'ulong'; readonly value: bigint }
  | { readonly type: 'float' | 'double'; readonly value: number }
  | { readonly type: 'decimal'; readonly value: string }
  | { readonly type: 'string' | 'char'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'null' };

/** A part of `$"…"`: text as it will appear, or a hole with the tokens of its expression. */
export type InterpolationToken =
  | { readonly kind: 'text'; readonly value: string }
  | (Span & { readonly kind: 'hole'; readonly tokens: readonly Token[]; readonly alignment?: readonly Token[]; readonly format?: string });

export type Token = Span &
  (
    | { readonly kind: 'identifier' | 'keyword' | 'operator'; readonly text: string }
    | { readonly kind: 'literal'; readonly text: string; readonly value: LiteralValue }
    | { readonly kind: 'interpolation'; readonly text: string; readonly parts: readonly InterpolationToken[] }
    | { readonly kind: 'end'; readonly text: string }
  );
