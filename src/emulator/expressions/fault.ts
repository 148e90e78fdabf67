/** Where something stands in an expression's text, counted from its `@`; `end` is one past it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What the C# of an expression is refused for, in the words of Azure where they were seen, else of the C#
 * compiler. `offset` counts from the first character of the text that was read.
 */
export class ExpressionFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'ExpressionFault';
    this.offset = offset;
  }
}

/** A construct that C# 7 has and the local Azure does not. */
export function unsupported(construct: string, offset: number): ExpressionFault {
  return new ExpressionFault(`The local Azure does not support ${construct} in expressions.`, offset);
}

/** A construct of a later C#: expressions are C# 7 (Microsoft's page on policy expressions). */
export function laterFeature(feature: string, version: string, offset: number): ExpressionFault {
  return new ExpressionFault(`Feature '${feature}' is not available in C# 7.0. Please use language version ${version} or greater.`, offset);
}
