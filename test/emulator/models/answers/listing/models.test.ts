import { describe, expect, test } from 'vitest';
import { inferenceModelInfo, listModels, retrieveModel } from '../../../../../src/emulator/models/answers/models.ts';
import type { Drafted } from '../../../../../src/emulator/models/model-call.ts';
import { ModelRefusal } from '../../../../../src/emulator/models/model-refusal.ts';
import type { ModelsWorld } from '../../../../../src/emulator/models/world.ts';
import type { JsonObject } from '../../../../../src/model/json.ts';
import { testWithShared } from '../../../../support/shared.ts';
import type { CallParts } from '../model-call-fixture.ts';
import { account, modelCall, modelsWorld } from '../model-call-fixture.ts';
import { faultsAgainst } from '../published-schema.ts';

function worldWith(...models: readonly { readonly name: string; readonly model: JsonObject; readonly capabilities: JsonObject }[]): ModelsWorld {
  const world = modelsWorld();
  for (const { name, ...content } of models) world.store.put({ id: `${account.id}/deployments/${name}`, type: 'Microsoft.CognitiveServices/accounts/deployments', content });
  return world;
}

const phi = { name: 'small', model: { format: 'Microsoft', name: 'Phi-4', version: '7' }, capabilities: { chatCompletion: 'true' } };
const embed = { name: 'embed', model: { publisher: 'Cohere', format: 'Cohere Labs', name: 'embed-v-4-0', version: '1' }, capabilities: { embeddings: 'true' } };
const v1 = { operation: { shape: 'v1', namedBy: 'none' } } as const;

function bodyOf(drafted: Drafted | Promise<Drafted>): JsonObject {
  if (drafted instanceof Promise || drafted.kind !== 'json') throw new Error('no JSON');
  expect(drafted.usage).toBeUndefined();
  return drafted.body as JsonObject;
}

function call(world: ModelsWorld, parts: CallParts = {}) {
  return modelCall({ kind: 'none' }, { world, deployment: undefined, ...parts });
}

function listed(world: ModelsWorld, parts?: CallParts): readonly JsonObject[] {
  return bodyOf(listModels(call(world, parts)))['data'] as readonly JsonObject[];
}

describe('the list of models', () => {
  test('has the catalogue, deployed or not, and what else is deployed in the account', () => {
    const ids = listed(worldWith(phi)).map(({ id }) => id);
    expect(ids).toContain('gpt-4o-2024-08-06');
    expect(ids).toContain('Phi-4-7');
    expect(listed(worldWith()).map(({ id }) => id)).not.toContain('Phi-4-7');
  });

  test('has each model once, in order', () => {
    const world = worldWith({ name: 'a', model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-08-06' }, capabilities: {} });
    const ids = listed(world).map(({ id }) => String(id));
    expect(ids.filter((id) => id === 'gpt-4o-2024-08-06')).toHaveLength(1);
    expect(ids).toEqual(ids.toSorted());
  });

  test('tells capabilities on the dated surface', () => {
    const models = listed(worldWith());
    expect(models.find(({ id }) => id === 'gpt-4o-2024-08-06')).toEqual({
      status: 'succeeded',
      capabilities: { fine_tune: false, inference: true, completion: false, chat_completion: true, embeddings: false },
      lifecycle_status: 'generally-available',
      deprecation: { inference: Date.UTC(2027, 11, 31) / 1000 },
      id: 'gpt-4o-2024-08-06',
      created_at: Date.UTC(2024, 7, 6) / 1000,
      object: 'model',
    });
    expect(models.find(({ id }) => id === 'text-embedding-3-small-1')).toMatchObject({ capabilities: { chat_completion: false, embeddings: true } });
    expect(models.find(({ id }) => id === 'gpt-4o-realtime-preview-2024-12-17')).toMatchObject({ lifecycle_status: 'preview' });
  });

  test('is as OpenAI has it at v1', () => {
    expect(listed(worldWith(), v1)[0]).toEqual({ id: 'gpt-4.1-2025-04-14', object: 'model', created: Date.UTC(2025, 3, 14) / 1000, owned_by: 'system' });
  });
});

describe('one model', () => {
  test.each(['gpt-4o-2024-08-06', 'GPT-4O-2024-08-06'])('is found by its id %s', (model) => {
    expect(bodyOf(retrieveModel(call(worldWith(), { parameters: { model } })))).toMatchObject({ id: 'gpt-4o-2024-08-06' });
  });

  test('is the newest where no version is told', () => {
    expect(bodyOf(retrieveModel(call(worldWith(), { parameters: { 'model-id': 'gpt-4o' } })))).toMatchObject({ id: 'gpt-4o-2024-11-20' });
  });

  test('that is not there is 404', () => {
    expect(refused(() => retrieveModel(call(worldWith(), { parameters: { model: 'gpt-9' } })))).toMatchObject({ status: 404, body: { error: { code: 'ModelNotFound' } } });
  });
});

describe('information on a deployed model', () => {
  test('is about the deployment that query or header names', () => {
    const world = worldWith(phi, embed);
    expect(bodyOf(inferenceModelInfo(call(world, { query: 'model=embed' })))).toEqual({ model_name: 'embed-v-4-0', model_type: 'embeddings', model_provider_name: 'Cohere' });
    expect(bodyOf(inferenceModelInfo(call(world, { headers: { 'x-ms-model-mesh-model-name': 'embed' } })))).toMatchObject({ model_name: 'embed-v-4-0' });
    expect(bodyOf(inferenceModelInfo(call(world, { headers: { 'azureml-model-deployment': 'embed' } })))).toMatchObject({ model_name: 'embed-v-4-0' });
  });

  test('is about the first deployment where nothing is named', () => {
    expect(bodyOf(inferenceModelInfo(call(worldWith(phi, embed))))).toEqual({ model_name: 'Phi-4', model_type: 'chat_completion', model_provider_name: 'Microsoft' });
  });

  test('is not there without such a deployment', () => {
    expect(refused(() => inferenceModelInfo(call(worldWith(phi), { query: 'model=other' })))).toMatchObject({ status: 404, body: { error: { code: 'DeploymentNotFound' } } });
    expect(refused(() => inferenceModelInfo(call(worldWith())))).toMatchObject({ status: 404 });
  });
});

function refused(run: () => unknown): ModelRefusal {
  try {
    run();
  } catch (error) {
    if (error instanceof ModelRefusal) return error;
    throw error;
  }
  throw new Error('was not refused');
}

testWithShared('lists at v1 are as the published description has them', 'specs/aoai', () => {
  expect(faultsAgainst('azure-v1-v1-generated', 'OpenAI.ListModelsResponse', bodyOf(listModels(call(worldWith(phi), v1))))).toEqual([]);
  expect(faultsAgainst('azure-v1-v1-generated', 'OpenAI.Model', bodyOf(retrieveModel(call(worldWith(), { ...v1, parameters: { model: 'whisper-001' } }))))).toEqual([]);
});
