import { nameOf } from '../../model/arm-id.ts';
import { isObject } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { ask } from '../ask.ts';
import { atOnce } from '../at-once.ts';
import { checked } from '../failure.ts';

/** Schemas of the API that an operation refers to and that are not there any more: an import brings its own. */
export async function goneSchemas(arm: Arm, apiId: string, operation: JsonObject, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const { subscriptionId, resourceGroup, service, api } = addressOf(apiId);
  const { apiSchema } = await arm.clients.apim(subscriptionId);
  const named = [...new Set(schemasIn(operation))];
  const there = await atOnce(named, async (schema) => {
    const answer = await ask((options) => apiSchema.getEntityTag(resourceGroup, service, api, nameOf(schema), options), signal);
    return answer.status === 404 ? false : checked(answer).status < 400;
  });
  return new Set(named.filter((_, index) => there[index] === false));
}

/** Of representations and parameters; examples are the user's own. */
function schemasIn(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(schemasIn);
  if (!isObject(value)) return [];
  const { schemaId, examples: _examples, ...rest } = value;
  return [...(typeof schemaId === 'string' ? [schemaId] : []), ...Object.values(rest).flatMap(schemasIn)];
}

/** A reference to a schema is its id and the name of a type in it. */
export function withoutSchemas(operation: JsonObject, gone: ReadonlySet<string>): JsonObject {
  return gone.size === 0 ? operation : object(operation, gone);
}

function object(value: JsonObject, gone: ReadonlySet<string>): JsonObject {
  const { schemaId } = value;
  const isGone = typeof schemaId === 'string' && gone.has(schemaId);
  const kept = Object.entries(value).filter(([key]) => !isGone || (key !== 'schemaId' && key !== 'typeName'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, key === 'examples' ? inner : cleared(inner, gone)]));
}

function cleared(value: Json | undefined, gone: ReadonlySet<string>): Json | undefined {
  if (Array.isArray(value)) return value.map((element: Json) => cleared(element, gone) ?? null);
  return isObject(value) ? object(value, gone) : value;
}
