import type { Json } from '../../../model/json.ts';
import type { Answerer, ModelCall } from '../model-call.ts';
import { modelError } from '../model-refusal.ts';
import { infoOf } from './listing/model-info.ts';
import { findListed, listedModels } from './listing/listed-models.ts';
import type { ListedModel } from './listing/listed-models.ts';

/** `GET …/models`, of both surfaces. Asks no model and counts against no quota. */
export const listModels: Answerer = (call) => {
  const models = listedModels(call.world.store, call.account.id);
  return { kind: 'json', status: 200, body: { data: models.map((model) => shown(call, model)), object: 'list' } };
};

/** `GET …/models/{model}`; the dated surface calls the parameter `model-id`. */
export const retrieveModel: Answerer = (call) => {
  const wanted = call.parameters.get('model') ?? call.parameters.get('model-id') ?? '';
  const model = findListed(listedModels(call.world.store, call.account.id), wanted);
  if (!model) throw modelError(404, 'ModelNotFound', `The specified model '${wanted}' does not exist.`);
  return { kind: 'json', status: 200, body: shown(call, model) };
};

/** `GET /models/info` of the inference API. */
export const inferenceModelInfo: Answerer = (call) => ({ kind: 'json', status: 200, body: infoOf(call) });

function shown({ operation }: ModelCall, model: ListedModel): Json {
  return operation.shape === 'v1' ? { id: model.id, object: 'model', created: model.created, owned_by: 'system' } : dated(model);
}

/** REST reference, Models - List, 2024-10-21. */
function dated({ id, created, capabilities }: ListedModel): Json {
  const can = (flag: string): boolean => capabilities[flag] === 'true';
  return {
    status: 'succeeded',
    capabilities: { fine_tune: false, inference: true, completion: can('completion'), chat_completion: can('chatCompletion'), embeddings: can('embeddings') },
    lifecycle_status: id.includes('preview') ? 'preview' : 'generally-available',
    deprecation: { inference: inferenceEnds },
    id,
    created_at: created,
    object: 'model',
  };
}

/** As the local ARM says it of every model. */
const inferenceEnds = Date.UTC(2027, 11, 31) / 1000;
