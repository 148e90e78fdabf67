import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Problem } from '../problem.ts';
import { referenceEnds, type End } from '../references.ts';
import { pointer } from '../walk.ts';

/** Data, not description: a `$ref` in it is a value. */
const data: ReadonlySet<string> = new Set(['example', 'default', 'enum', 'const']);

/** Objects whose keys are names, so that `example` or `x-limit` in them is no field. */
const names: ReadonlySet<string> = new Set('properties headers schemas parameters responses requestBodies securitySchemes links callbacks examples content'.split(' '));

/** An inline document stands alone: other files cannot be reached from it (import restrictions: no external `$ref`). Extensions are not read. */
export function checkReferences(document: JsonObject): readonly Problem[] {
  const problems: Problem[] = [];
  const endOf = referenceEnds(document);
  const path: string[] = [];
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isObject(value) && typeof value['$ref'] === 'string') {
      const reason = problemOf(value['$ref'], endOf);
      if (reason !== undefined) problems.push({ pointer: pointer(path), reason });
    }
    const named = names.has(path.at(-1) ?? '');
    for (const key of Object.keys(value)) {
      const child = (value as JsonObject)[key];
      if (typeof child !== 'object' || child === null) continue;
      if (!named && (key.startsWith('x-') || data.has(key))) continue;
      if (key === 'value' && path.at(-2) === 'examples') continue;
      path.push(key);
      visit(child);
      path.pop();
    }
  };
  visit(document);
  return problems;
}

function problemOf(reference: string, endOf: (reference: string) => End): string | undefined {
  const shown = JSON.stringify(reference.slice(0, 100));
  if (!reference.startsWith('#')) return `refers to another document, ${shown}; copy that part in here`;
  if (!reference.startsWith('#/')) return `refers to ${shown}, which is not a place in the document`;
  switch (endOf(reference)) {
    case 'found': return undefined;
    case 'missing': return `refers to ${shown}, which is not in the document`;
    case 'other': return `refers to ${shown}, which is no object`;
    case 'circle': return `refers to ${shown}, which only leads back here`;
  }
}
