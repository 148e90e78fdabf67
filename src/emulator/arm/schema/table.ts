import published from './table.json' with { type: 'json' };

/** What a value has to be. Short keys, because there are thousands of these. */
export interface Shape {
  /** string, integer, number, boolean, object, map, array, anything. */
  readonly k: 's' | 'i' | 'n' | 'b' | 'o' | 'm' | 'a' | 'x';
  /** Properties of an object: name and index of a shape. */
  readonly p?: Readonly<Record<string, number>>;
  /** Names of those that an object needs. */
  readonly r?: readonly string[];
  /** An object that takes more than its properties. */
  readonly open?: 1;
  /** Index of the shape of a map's values or an array's items; absent: anything. */
  readonly v?: number;
  /** The words that a text may be. */
  readonly e?: readonly string[];
  /** The specification says that there may be more words than it knows (`modelAsString`). */
  readonly any?: 1;
  /** `uuid`, `uri`, `date-time`, `duration`, `int32`… */
  readonly f?: string;
  /** Pattern of a text. */
  readonly re?: string;
  /** Least and most: characters of a text, items of an array, value of a number. Null: no bound. */
  readonly l?: readonly [number | null, number | null];
  /** Told by the service, never taken from a request. */
  readonly ro?: 1;
  /** A secret: in requests, not in answers. */
  readonly s?: 1;
  /** When it may be stated (`x-ms-mutability`): letters of create, read, update. */
  readonly m?: string;
}

/** What an identifier in a path has to be. */
export interface NameRule {
  readonly name: string;
  readonly pattern?: string;
  readonly length?: readonly [number | null, number | null];
  readonly words?: readonly string[];
}

/** One resource type, or one action of it, in one api-version. Values of methods: index of the body's shape, null where there is no body. */
export interface Row {
  readonly PUT?: number | null;
  readonly PATCH?: number | null;
  readonly POST?: number | null;
  /** Shape of what a GET shows, or an action answers. */
  readonly answer?: number;
  /** Indexes of the rules of its names, outermost first. */
  readonly names: readonly number[];
}

export interface FieldTable {
  readonly names: readonly NameRule[];
  readonly shapes: readonly Shape[];
  /** By type, as the specifications write it, then by api-version, oldest first. */
  readonly types: Readonly<Record<string, Readonly<Record<string, Row>>>>;
}

/** Facts of Azure's published specifications, written by `scripts/arm-field-table.ts`. */
export const fieldTable = published as unknown as FieldTable;
