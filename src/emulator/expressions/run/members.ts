import type { Value } from './value.ts';

/** What a member may want of the place where it is used. */
export interface CallSite {
  /** Full names of `Get<T>()`'s type arguments, without theirs. */
  readonly typeArguments: readonly string[];
  /** Counts work against the bounds of the expression: call it with the size of what a member is about to make or walk over. Throws when there is too much. */
  spend(units: number): void;
  /** `DateTime.UtcNow`, `Guid.NewGuid()`, `new Random()` come from the gateway's clock and seed. */
  readonly now: () => number;
  readonly random: () => number;
}

export type Getter = (target: Value) => Value;
export type Method = (target: Value, args: readonly Value[], site: CallSite) => Value;
export type StaticMethod = (args: readonly Value[], site: CallSite) => Value;

/** How a type of .NET works: the run-time side of `types/tables`. Overloads are told apart by what the arguments are. */
export interface TypeMembers {
  /** Full name, as `ClrObject.clrType` has it; `System.String`, `System.Int32`, `System.Int64`, `System.Boolean` for what JavaScript has. */
  readonly name: string;
  /** Whose members it has besides. */
  readonly base?: string;
  readonly properties?: Readonly<Record<string, Getter>>;
  readonly methods?: Readonly<Record<string, Method>>;
  readonly setters?: Readonly<Record<string, (target: Value, value: Value) => void>>;
  readonly index?: { get(target: Value, args: readonly Value[], site: CallSite): Value; set?(target: Value, args: readonly Value[], value: Value): void };
  readonly statics?: { readonly properties?: Readonly<Record<string, (site: CallSite) => Value>>; readonly methods?: Readonly<Record<string, StaticMethod>> };
  readonly construct?: StaticMethod;
  /** `foreach`, LINQ, `string.Join`. */
  readonly items?: (target: Value) => Iterable<Value>;
  /** `ToString()`, with a format where one is given; culture is the invariant one. */
  readonly text?: (target: Value, format?: string) => string;
  /** `Equals` and `==` where the type defines them; otherwise objects equal themselves only. */
  readonly equals?: (a: Value, b: Value) => boolean;
  readonly compare?: (a: Value, b: Value) => number;
  /** The same for values that are equal, for sets and dictionaries; objects that equal themselves only have none. */
  readonly key?: (value: Value) => string | undefined;
  /** By operator, as C# writes it: `DateTime - TimeSpan`. Undefined: not this pair. */
  readonly operators?: Readonly<Record<string, (a: Value, b: Value) => Value | undefined>>;
  /** Explicit and implicit conversions from another type, by the full name of the target: `(string)JToken`. */
  readonly convert?: Readonly<Record<string, (value: Value) => Value>>;
}

/** Methods that stand on other types: LINQ on anything with items, `Value<T>()` on JSON. */
export interface ExtensionMembers {
  readonly on: (target: Value) => boolean;
  readonly methods: Readonly<Record<string, Method>>;
}
