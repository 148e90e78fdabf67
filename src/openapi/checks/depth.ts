import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { deepest } from '../measure.ts';
import type { Problem } from '../problem.ts';
import { pointer } from '../walk.ts';

/** Repairs may put schemas into others. The first place that is too deep is enough. */
export function checkDepth(document: JsonObject): readonly Problem[] {
  const path: string[] = [];
  const visit = (value: Json | undefined): boolean => {
    if (path.length > deepest) return true;
    if (!isObject(value) && !Array.isArray(value)) return false;
    for (const key of Object.keys(value)) {
      path.push(key);
      if (visit((value as JsonObject)[key])) return true;
      path.pop();
    }
    return false;
  };
  return visit(document) ? [{ pointer: pointer(path.slice(0, 12)), reason: `is nested more than ${deepest} levels deep` }] : [];
}
