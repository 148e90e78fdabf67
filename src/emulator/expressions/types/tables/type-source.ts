/**
 * A CLR type as the tables write it. Members are grouped by signature, names behind it separated by blanks:
 * `'int': 'Length'` a property, `'() string': 'Trim ToUpper'` methods, `'[]': 'char'` the indexer,
 * `'(T => R) IEnumerable<R>'` a method whose first lambda takes T, `'<T>() T'` one with type arguments. `?` is a type that is not followed.
 */
export interface TypeSource {
  /** With namespace and type parameters: `System.Collections.Generic.List<T>`. */
  readonly name: string;
  readonly keyword?: string;
  /** Bases whose members it has. */
  readonly extends?: string;
  readonly statics?: Signatures;
  readonly members?: Signatures;
  /** The names of an enumeration. */
  readonly values?: string;
  /** What the service lets expressions use of it; everything when absent. */
  readonly allowed?: Allowed;
  /** That no other members exist, so that one which is not here is an error of the compiler. */
  readonly complete?: true;
}

export type Signatures = Readonly<Record<string, string>>;

/** Names separated by blanks, as Microsoft's page on policy expressions lists them; `.ctor` is `new`. */
export type Allowed = 'nothing' | { readonly only: string } | { readonly except: string };

/** Extension methods: of which class, on what, by signature. */
export interface ExtensionSource {
  readonly owner: string;
  readonly on: string;
  readonly methods: Signatures;
}
