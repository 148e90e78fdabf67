import { fieldTable } from './table.ts';
import type { Shape } from './table.ts';

/** What a value has to be: a shape of the table, spelled out, or a word of our own over it (`overrides.ts`). */
export interface Field {
  readonly kind: 'text' | 'integer' | 'number' | 'flag' | 'object' | 'map' | 'list' | 'any';
  /** Of an object. */
  readonly fields?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
  /** An object that takes more than its fields. */
  readonly open?: boolean;
  /** Values of a map, items of a list; absent: anything. */
  readonly of?: Field;
  /** The only texts allowed. */
  readonly words?: readonly string[] | undefined;
  /** The specification does not call its list of words complete (`modelAsString`). */
  readonly moreWords?: boolean;
  readonly format?: string;
  readonly pattern?: string;
  /** Least and most: characters, items or the number itself. */
  readonly bounds?: readonly [number | null, number | null];
  /** Taken in a request, and not looked at. */
  readonly readOnly?: boolean;
  readonly secret?: boolean;
  /** Letters of create, read, update: when it may be stated. */
  readonly mutability?: string;
  /** Null as a map's value says something, elsewhere it is as good as absent. */
  readonly nullSpeaks?: boolean;
  /** What the service says of a value that it does not take, where that is known. */
  readonly message?: string;
  /** The same where it is required and not there. */
  readonly missing?: { readonly target: string; readonly message: string };
}

const kinds = { s: 'text', i: 'integer', n: 'number', b: 'flag', o: 'object', m: 'map', a: 'list', x: 'any' } as const;

const known = new Map<number, Field>();

export function fieldAt(index: number): Field {
  const field = known.get(index) ?? spelledOut(fieldTable.shapes[index]);
  known.set(index, field);
  return field;
}

function spelledOut(shape: Shape | undefined): Field {
  if (!shape) throw new RangeError('The table of fields has no such shape.');
  const { k, p, r, open, v, e, any, f, re, l, ro, s, m } = shape;
  return {
    kind: kinds[k],
    ...(p && { fields: Object.fromEntries(Object.entries(p).map(([name, index]) => [name, fieldAt(index)])) }),
    ...(r && { required: r }),
    ...(open && { open: true }),
    ...(v !== undefined && { of: fieldAt(v) }),
    ...(e && { words: e }),
    ...(any && { moreWords: true }),
    ...(f && { format: f }),
    ...(re && { pattern: re }),
    ...(l && { bounds: l }),
    ...((ro || (m !== undefined && !/[cu]/.test(m))) && { readOnly: true }),
    ...(s && { secret: true }),
    ...(m && { mutability: m }),
  };
}
