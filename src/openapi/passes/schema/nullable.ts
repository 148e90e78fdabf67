import { without } from '../../entries.ts';
import type { Rule } from '../../rewrite.ts';
import { schemaKinds } from './kinds.ts';

/** OpenAPI 3.0.3: `nullable` says something only beside `type`. Validators count it as an error elsewhere (azure-rest-api-specs#33724). */
export const nullableWithoutType: Rule = {
  id: 'nullable-without-type',
  reason: 'nullable means nothing without a type beside it, and nothing but true or false',
  kinds: schemaKinds,
  apply(node, { note }) {
    const { nullable } = node;
    if (nullable === undefined || (typeof nullable === 'boolean' && typeof node['type'] === 'string' && typeof node['$ref'] !== 'string')) return node;
    note('nullable');
    return without(node, 'nullable');
  },
};
