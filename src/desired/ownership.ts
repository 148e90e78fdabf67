import { textAt, type JsonObject } from '../model/json.ts';
import { isMarked, isMarkedFor } from '../model/names.ts';
import type { Desired, LiveResource } from '../model/resource.ts';

export type Foreign = NonNullable<Desired['foreign']>;

/** Whether a backend or role assignment says in its description that this tool made it (DESIGN, Ownership). */
export function saysOurs(body: JsonObject): boolean {
  return isMarked(textAt(body, 'properties', 'description'));
}

/** The mark of an API names it. */
export function isOurApi({ body, id }: LiveResource): boolean {
  return isMarkedFor(textAt(body, 'properties', 'description'), id);
}

/** To spread into a Desired: exact optional properties know no `undefined`. */
export function asForeign(foreign: Foreign | undefined): { readonly foreign?: Foreign } {
  return foreign === undefined ? {} : { foreign };
}
