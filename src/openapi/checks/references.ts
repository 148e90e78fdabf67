import { isObject, type JsonObject } from '../../model/json.ts';
import type { Problem } from '../problem.ts';
import { places, pointerOf, resolve } from '../walk.ts';

/** An inline document stands alone: other files cannot be reached from it (import restrictions: no external `$ref`). */
export function checkReferences(document: JsonObject): readonly Problem[] {
  const problems: Problem[] = [];
  const there = new Map<string, boolean>();
  for (const place of places(document)) {
    const reference = isObject(place.value) ? place.value['$ref'] : undefined;
    if (typeof reference !== 'string') continue;
    if (!reference.startsWith('#')) {
      problems.push({ pointer: pointerOf(place), reason: `refers to another document, ${JSON.stringify(reference.slice(0, 100))}` });
      continue;
    }
    const found = there.get(reference) ?? resolve(document, reference) !== undefined;
    there.set(reference, found);
    if (!found) problems.push({ pointer: pointerOf(place), reason: `refers to ${JSON.stringify(reference.slice(0, 100))}, which is not in the document` });
  }
  return problems;
}
