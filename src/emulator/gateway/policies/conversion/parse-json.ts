import type { Json } from '../../../../model/json.ts';

interface Source {
  readonly source?: string;
}

/** A number as it was written, where JavaScript would round it. */
export class WrittenNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type ReadJson = null | boolean | string | WrittenNumber | readonly ReadJson[] | { readonly [key: string]: ReadJson };

/** JSON with its numbers as they were written. Throws SyntaxError. */
export function parseJson(text: string): ReadJson {
  const keep = (_: string, value: Json, context?: Source): unknown => (typeof value === 'number' ? new WrittenNumber(context?.source ?? String(value)) : value);
  return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text, keep) as ReadJson;
}
