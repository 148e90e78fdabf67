import type { ClrObject, Value } from '../../value.ts';

/** An `IEnumerable` that is nothing more: what LINQ gives, walked over when somebody asks. */
export class ClrSequence implements ClrObject {
  readonly clrType: string;
  readonly items: () => Iterable<Value>;

  constructor(items: () => Iterable<Value>, clrType = 'System.Collections.Generic.IEnumerable') {
    this.clrType = clrType;
    this.items = items;
  }
}
