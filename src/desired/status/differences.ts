import { at, isObject, type Json, type JsonObject } from '../../model/json.ts';
import { isLate, type Change, type Desired, type LiveResource } from '../../model/resource.ts';
import { comparable } from '../comparable.ts';

/** Stated fields that the live resource has otherwise. Rooms below commands do not know the engine, whose diff plans. */
export function differences({ body, kind }: Desired, live: LiveResource): readonly Change[] {
  return below('', comparable(kind, body), comparable(kind, live.body));
}

function below(path: string, stated: JsonObject, live: Json | undefined): readonly Change[] {
  return Object.entries(stated).flatMap(([key, after]): readonly Change[] => {
    if (after === undefined) return [];
    const before = at(live, key);
    const here = path === '' ? key : `${path}.${key}`;
    if (isObject(after) && !isLate(after) && isObject(before)) return below(here, after, before);
    return JSON.stringify(after) === JSON.stringify(before) ? [] : [{ path: here, ...(before === undefined ? {} : { before }), after }];
  });
}
