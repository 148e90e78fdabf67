import { isObject, type JsonObject } from '../../../model/json.ts';
import { textIn, withoutAll } from '../../entries.ts';
import type { Rule } from '../../rewrite.ts';
import { schemaKinds } from './kinds.ts';

const unknown: ReadonlySet<string> = new Set([
  '$schema', '$id', '$anchor', '$dynamicAnchor', '$recursiveAnchor', '$comment', '$vocabulary', 'if', 'then', 'else', 'contains', 'minContains', 'maxContains',
  'propertyNames', 'unevaluatedProperties', 'unevaluatedItems', 'dependentRequired', 'dependentSchemas', 'patternProperties', 'contentEncoding', 'contentMediaType', 'contentSchema',
]);

/** Keywords of JSON Schema that OpenAPI 3.0 does not have. Where it can say nearly the same, it does. */
export const newKeywords: Rule = {
  id: 'new-keywords',
  reason: 'keywords of JSON Schema that OpenAPI 3.0 does not have are dropped, or said in its own',
  kinds: schemaKinds,
  apply(node, { note }) {
    let found = false;
    for (const key of Object.keys(node)) {
      if (!unknown.has(key)) continue;
      note(key);
      found = true;
    }
    return found ? { ...withoutAll(node, unknown), ...format(node), ...additional(node) } : node;
  },
};

function format(node: JsonObject): JsonObject {
  if (node['type'] !== 'string' || node['format'] !== undefined) return {};
  if (/^base64(url)?$/.test(textIn(node, 'contentEncoding') ?? '')) return { format: 'byte' };
  return node['contentMediaType'] !== undefined && node['contentEncoding'] === undefined ? { format: 'binary' } : {};
}

/** Only names that match a pattern were allowed: now all names, with one of the patterns' schemas. */
function additional(node: JsonObject): JsonObject {
  if (node['additionalProperties'] !== false || !isObject(node['patternProperties'])) return {};
  const schemas = Object.values(node['patternProperties']).filter(isObject);
  return schemas.length === 0 ? {} : { additionalProperties: schemas.length === 1 ? schemas[0] : { anyOf: schemas } };
}
