import type { JsonObject } from '../../../src/model/json.ts';

/** Good requests for one resource of a type. */
export interface Good {
  readonly name: string;
  readonly create: object;
  /** What the second PUT says; without it the same once more. */
  readonly update?: object;
  /** Needed where the type has a PATCH. */
  readonly patch?: object;
  /** What newer api-versions say beside it, in both PUTs. */
  readonly preview?: object;
  /** The same of the PATCH, where it is not what the PUTs say. */
  readonly previewPatch?: object;
  /** Another GET of it. */
  readonly query?: string;
  /** Ids of what has to be there before, from the service on or whole. */
  readonly needs?: readonly string[];
  /** A second PUT would be refused. */
  readonly once?: boolean;
  /** No DELETE of its own: something else takes it along. */
  readonly goesWithAnother?: boolean;
}

/** Objects one over the other; lists and all else from the second. */
export function over(below: object, above: object): JsonObject {
  const entries = Object.entries(above).map(([key, value]): [string, unknown] => {
    const under = (below as Record<string, unknown>)[key];
    return [key, isPlain(under) && isPlain(value) ? over(under, value) : value];
  });
  return { ...below, ...Object.fromEntries(entries) } as JsonObject;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
