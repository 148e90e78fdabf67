/**
 * What a policy expression computes with, the types of .NET kept: `int` is a number, `long` a bigint, `string`, `bool` and
 * null are themselves; everything else is an object that names its type. An invalid cast is then an invalid cast.
 */
export type Value = null | string | boolean | number | bigint | ClrObject;

export interface ClrObject {
  /** Full name without type arguments, as the tables in `types/tables` have it: `System.Double`, `Newtonsoft.Json.Linq.JObject`. */
  readonly clrType: string;
}

/** A delegate: a lambda, a local function. */
export interface ClrFunction extends ClrObject {
  readonly clrType: 'System.Delegate';
  readonly parameters: number;
  invoke(args: readonly Value[]): Value;
}

/** Where a variable behind `out` or `ref` is told its value. */
export interface OutArgument extends ClrObject {
  readonly clrType: 'out';
  get(): Value;
  set(value: Value): void;
}

/** An exception of .NET on its way through C#: `catch` sees it, and what nobody catches is the 500 that Azure gives. */
export class ClrException extends Error {
  readonly clrType: string;
  readonly inner: ClrException | undefined;

  constructor(clrType: string, message: string, inner?: ClrException) {
    super(message);
    this.name = 'ClrException';
    this.clrType = clrType;
    this.inner = inner;
  }
}
