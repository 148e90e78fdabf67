import type { JsonObject } from '../../model/json.ts';
import { without } from '../entries.ts';
import { forms, mayRefer, type Kind } from '../grammar.ts';
import { schemaKinds } from '../passes/schema/kinds.ts';
import type { Rule } from '../rewrite.ts';
import { placesIn30 } from './places.ts';

const id = 'swagger-2.0';
const reason = 'Swagger 2.0 is written as OpenAPI 3.0';

/** Part of the conversion, which is reported as one change. @param original the document as Swagger 2.0, into which references point */
export function swaggerRules(original: JsonObject): readonly Rule[] {
  const placeOf = placesIn30(original);
  const references: Rule = {
    id,
    reason,
    kinds: (Object.keys(forms) as Kind[]).filter(mayRefer),
    apply(node) {
      const { $ref } = node;
      const place = typeof $ref === 'string' ? placeOf($ref) : undefined;
      return place === undefined ? node : { ...node, $ref: place };
    },
  };
  return [references, schemas];
}

const schemas: Rule = {
  id,
  reason,
  kinds: schemaKinds,
  apply(node) {
    const { discriminator, type } = node;
    const nullable = node['x-nullable'] === true && typeof type === 'string' ? { nullable: true } : {};
    const file = type === 'file' ? { type: 'string', format: 'binary' } : {};
    const property = typeof discriminator === 'string' ? { discriminator: { propertyName: discriminator } } : {};
    const changed = { ...nullable, ...file, ...property };
    return Object.keys(changed).length === 0 && node['collectionFormat'] === undefined ? node : { ...without(node, 'x-nullable', 'collectionFormat'), ...changed };
  },
};
