import { textAt, type JsonObject } from '../model/json.ts';
import { isMarked } from '../model/names.ts';
import type { Desired } from '../model/resource.ts';

export type Foreign = NonNullable<Desired['foreign']>;

/** Whether a backend, API or role assignment says in its description that this tool made it (DESIGN, Ownership). */
export function saysOurs(body: JsonObject): boolean {
  return isMarked(textAt(body, 'properties', 'description'));
}

/** To spread into a Desired: exact optional properties know no `undefined`. */
export function asForeign(foreign: Foreign | undefined): { readonly foreign?: Foreign } {
  return foreign === undefined ? {} : { foreign };
}
