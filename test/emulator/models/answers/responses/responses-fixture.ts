import { createResponse } from '../../../../../src/emulator/models/answers/responses/responses.ts';
import type { Answerer, Drafted } from '../../../../../src/emulator/models/model-call.ts';
import { ModelRefusal } from '../../../../../src/emulator/models/model-refusal.ts';
import type { ModelsWorld } from '../../../../../src/emulator/models/world.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import type { CallParts } from '../model-call-fixture.ts';
import { answeredEvents, answeredJson, deploymentOf, modelCall, refusalOf } from '../model-call-fixture.ts';

export const v1 = { operation: { shape: 'v1', namedBy: 'body' } } as const;
export const thinking = { deployment: deploymentOf('o4-mini', '2025-04-16') };
export const weather: JsonObject = {
  type: 'function',
  name: 'get_weather',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false },
};

/** The response to this body; `model` is filled in. */
export function created(world: ModelsWorld, body: JsonObject, parts: CallParts = {}): Promise<JsonObject> {
  return answeredJson(createResponse, { model: 'gpt-4o', ...body }, { ...v1, world, ...parts });
}

/** Events of the stream, parsed. */
export async function streamed(world: ModelsWorld, body: JsonObject, parts: CallParts = {}): Promise<readonly JsonObject[]> {
  const { data } = await answeredEvents(createResponse, { model: 'gpt-4o', stream: true, ...body }, { ...v1, world, ...parts });
  return data as readonly JsonObject[];
}

export function refusedCreate(world: ModelsWorld, body: JsonObject, parts: CallParts = {}): Promise<{ readonly status: number; readonly error: JsonObject }> {
  return refusalOf(createResponse, { model: 'gpt-4o', ...body }, { ...v1, world, ...parts });
}

/** Of an operation on a response that is kept. */
export function asked(world: ModelsWorld, answer: Answerer, id: unknown, query = ''): JsonObject {
  const drafted = answer(modelCall({ kind: 'none' }, { ...v1, world, deployment: undefined, parameters: { response_id: String(id) }, query })) as Drafted;
  if (drafted.kind !== 'json') throw new Error(drafted.kind);
  return drafted.body as JsonObject;
}

/** How such an operation is refused. */
export function refusedAsk(world: ModelsWorld, answer: Answerer, id: unknown, query = ''): { readonly status: number; readonly error: JsonObject } {
  try {
    asked(world, answer, id, query);
  } catch (error) {
    if (!(error instanceof ModelRefusal)) throw error;
    return { status: error.status, error: (error.body as { readonly error: JsonObject }).error };
  }
  throw new Error('was not refused');
}

export function output(response: JsonObject): readonly JsonObject[] {
  return response['output'] as readonly JsonObject[];
}

/** What the message in the output says. */
export function textIn(response: JsonObject): string {
  const parts = output(response).flatMap(({ type, content }) => (type === 'message' ? (content as readonly JsonObject[]) : []));
  return String(parts[0]?.['text']);
}
