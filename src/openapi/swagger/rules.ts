import { without } from '../entries.ts';
import { forms, mayRefer, type Kind } from '../grammar.ts';
import { schemaKinds } from '../passes/schema/kinds.ts';
import type { Rule } from '../rewrite.ts';

const homes = [
  ['#/definitions/', '#/components/schemas/'],
  ['#/parameters/', '#/components/parameters/'],
  ['#/responses/', '#/components/responses/'],
] as const;

const id = 'swagger-2.0';
const reason = 'Swagger 2.0 is written as OpenAPI 3.0';

/** Part of the conversion, which is reported as one change. */
export const swaggerRules: readonly Rule[] = [
  {
    id,
    reason,
    kinds: (Object.keys(forms) as Kind[]).filter(mayRefer),
    apply(node) {
      const { $ref } = node;
      if (typeof $ref !== 'string') return node;
      const home = homes.find(([old]) => $ref.startsWith(old));
      return home === undefined ? node : { ...node, $ref: home[1] + $ref.slice(home[0].length) };
    },
  },
  {
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
  },
];
