import type { JsonObject } from '../../../model/json.ts';
import { without } from '../../entries.ts';
import type { Rule } from '../../rewrite.ts';
import { schemaKinds } from './kinds.ts';

/** Numbers in 3.1, switches beside `minimum` and `maximum` in 3.0. */
export const exclusiveLimits: Rule = {
  id: 'exclusive-limits',
  reason: 'exclusiveMinimum and exclusiveMaximum are true or false in OpenAPI 3.0, beside minimum and maximum',
  kinds: schemaKinds,
  apply(node, { note }) {
    let here = node;
    for (const [exclusive, limit, stricter] of limits) {
      const value = here[exclusive];
      if (value === undefined || typeof value === 'boolean') continue;
      note(exclusive);
      here = typeof value === 'number' ? withLimit(here, exclusive, limit, value, stricter) : without(here, exclusive);
    }
    return here;
  },
};

const limits = [
  ['exclusiveMinimum', 'minimum', (a: number, b: number) => a >= b],
  ['exclusiveMaximum', 'maximum', (a: number, b: number) => a <= b],
] as const;

function withLimit(node: JsonObject, exclusive: string, limit: string, value: number, stricter: (a: number, b: number) => boolean): JsonObject {
  const inclusive = node[limit];
  if (typeof inclusive === 'number' && !stricter(value, inclusive)) return without(node, exclusive);
  return { ...node, [limit]: value, [exclusive]: true };
}
