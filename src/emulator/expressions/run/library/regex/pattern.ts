/** Whether a UTF-16 unit is one of the set; .NET reads patterns and texts unit by unit. */
export type CharacterSet = (unit: number) => boolean;

/** What holds at a place between two characters. */
export type Anchor = (text: string, at: number, begin: number) => boolean;

/** A .NET pattern as a tree. */
export type Pattern =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'either'; readonly options: readonly Pattern[] }
  | { readonly kind: 'group'; readonly group: number; readonly body: Pattern }
  | { readonly kind: 'repeat'; readonly body: Pattern; readonly least: number; readonly most: number; readonly lazy: boolean }
  | { readonly kind: 'anchor'; readonly holds: Anchor; readonly onlyAtStart: boolean }
  | { readonly kind: 'look'; readonly ahead: boolean; readonly negative: boolean; readonly body: Pattern }
  | { readonly kind: 'atomic'; readonly body: Pattern }
  | { readonly kind: 'again'; readonly group: number; readonly ignoreCase: boolean }
  | { readonly kind: 'whether'; readonly group: number; readonly yes: Pattern; readonly no: Pattern };

/** `RegexOptions` that change how a pattern is read. */
export interface PatternOptions {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly explicitCapture: boolean;
  readonly singleline: boolean;
  readonly ignoreWhiteSpace: boolean;
  readonly ecmaScript: boolean;
}

export const emptyPattern: Pattern = { kind: 'sequence', parts: [] };
