import { Store } from '../../../../src/emulator/arm/store.ts';
import { virtualClock } from '../../../../src/emulator/clock.ts';
import { faultBoard } from '../../../../src/emulator/faults.ts';
import { newKeptResponses } from '../../../../src/emulator/models/answers/responses/kept-responses.ts';
import type { Deployment, ModelAccount } from '../../../../src/emulator/models/deployment.ts';
import type { Answerer, Drafted, ModelBody, ModelCall } from '../../../../src/emulator/models/model-call.ts';
import type { ModelOperation } from '../../../../src/emulator/models/model-operation.ts';
import { ModelRefusal } from '../../../../src/emulator/models/model-refusal.ts';
import { newQuotas } from '../../../../src/emulator/models/quota/quotas.ts';
import type { ModelsWorld } from '../../../../src/emulator/models/world.ts';
import { seededRandom, uuidFrom } from '../../../../src/emulator/random.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';

/** A world of models in which nothing is written to ARM and every quota has room. The same ids in every new one. */
export function modelsWorld(): ModelsWorld {
  const random = seededRandom(1);
  return {
    clock: virtualClock(),
    random,
    newId: () => uuidFrom(random),
    store: new Store(),
    options: {},
    rolePropagation: 0,
    readToken: () => ({ kind: 'unknown' }),
    latencyOf: () => undefined,
    quotas: newQuotas({}),
    responses: newKeptResponses(),
    faults: faultBoard(),
  };
}

const accountId = '/subscriptions/s/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-swe';

export const account: ModelAccount = { id: accountId, name: 'aoai-swe', kind: 'OpenAI', region: 'Sweden Central' };

/** A deployment named as its model. */
export function deploymentOf(model: string, version: string): Deployment {
  return {
    id: `${accountId}/deployments/${model}`,
    name: model,
    model: { format: 'OpenAI', name: model, version },
    sku: { name: 'Standard', capacity: 10 },
    capabilities: {},
    tokensPerMinute: 10_000,
    requestsPerMinute: 60,
    ptu: 0,
    spillover: null,
    latencyMs: 20,
  };
}

export const gpt4o = deploymentOf('gpt-4o', '2024-08-06');

export interface CallParts {
  readonly world?: ModelsWorld;
  readonly deployment?: Deployment | undefined;
  readonly operation?: Partial<ModelOperation>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call as the front door hands it to an answerer: of `gpt-4o` on the dated surface unless `parts` says otherwise. */
export function modelCall(body: ModelBody, parts: CallParts = {}): ModelCall {
  const operation: ModelOperation = {
    name: 'ChatCompletions_Create',
    method: 'POST',
    shape: 'openai',
    template: '/deployments/{deployment-id}/chat/completions',
    namedBy: 'path',
    capability: 'chat',
    dataAction: 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
    answer: () => ({ kind: 'json', status: 200, body: {} }),
    ...parts.operation,
  };
  return {
    world: parts.world ?? modelsWorld(),
    account,
    deployment: 'deployment' in parts ? parts.deployment : gpt4o,
    operation,
    apiVersion: operation.shape === 'v1' ? undefined : '2024-10-21',
    parameters: new Map(Object.entries(parts.parameters ?? {})),
    query: new URLSearchParams(parts.query),
    headers: new Map(Object.entries(parts.headers ?? {})),
    body,
    requestId: '00000000-0000-4000-8000-000000000001',
  };
}

export function jsonBody(value: JsonObject): ModelBody {
  return { kind: 'json', value, bytes: Buffer.byteLength(JSON.stringify(value)) };
}

/** The JSON that is answered to this body. */
export async function answeredJson(answer: Answerer, body: JsonObject, parts?: CallParts): Promise<JsonObject> {
  const drafted = await answer(modelCall(jsonBody(body), parts));
  if (drafted.kind !== 'json') throw new Error(`answered with ${drafted.kind}`);
  return drafted.body as JsonObject;
}

/** What the events that are answered to this body carry: JSON, or the text where it is none (`[DONE]`). */
export async function answeredEvents(answer: Answerer, body: JsonObject, parts?: CallParts): Promise<{ readonly data: readonly Json[]; readonly drafted: Drafted }> {
  const drafted = await answer(modelCall(jsonBody(body), parts));
  if (drafted.kind !== 'events') throw new Error(`answered with ${drafted.kind}`);
  return { drafted, data: drafted.events.map(dataOf) };
}

function dataOf(event: string): Json {
  const text = /^(?:event: .*\n)?data: (.*)\n\n$/.exec(event)?.[1];
  if (text === undefined) throw new Error(`not an event: ${event}`);
  return text.startsWith('{') ? (JSON.parse(text) as Json) : text;
}

/** How the service refuses this body. */
export async function refusalOf(answer: Answerer, body: JsonObject, parts?: CallParts): Promise<{ readonly status: number; readonly error: JsonObject }> {
  try {
    await answer(modelCall(jsonBody(body), parts));
  } catch (error) {
    if (!(error instanceof ModelRefusal)) throw error;
    return { status: error.status, error: (error.body as { readonly error: JsonObject }).error };
  }
  throw new Error('was not refused');
}
