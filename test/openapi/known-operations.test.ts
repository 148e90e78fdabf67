import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { isKnownOperation } from '../../src/openapi/known-operations.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import builtinV1 from '../../templates/specs/builtin-v1.json' with { type: 'json' };
import builtin from '../../templates/specs/builtin.json' with { type: 'json' };
import { sharedFile, testWithShared } from '../support/shared.ts';
import { publishedVersions } from './published.ts';

const unknownOf = (document: JsonObject) => operationsOf(document).filter((operation) => !isKnownOperation(operation));

describe('operations that descriptions bring', () => {
  it.each<readonly [string, JsonObject]>([['builtin', builtin], ['builtin-v1', builtinV1]])('are known from %s', (_, document) => {
    expect(operationsOf(document).length).toBeGreaterThan(5);
    expect(unknownOf(document)).toEqual([]);
  });

  for (const version of publishedVersions) {
    testWithShared(`are known from ${version}`, `specs/aoai/${version}.json`, () => {
      const document = JSON.parse(readFileSync(sharedFile(`specs/aoai/${version}.json`), 'utf8')) as JsonObject;
      expect(operationsOf(document).length).toBeGreaterThan(1);
      expect(unknownOf(document)).toEqual([]);
    });
  }

  it.each([
    ['POST', '/deployments/{d}/extensions/chat/completions?api-version={api-version}'],
    ['POST', '/images/generations:submit'],
    ['GET', '/operations/images/{operation-id}'],
    ['POST', '/dalle/text-to-image'],
    ['POST', '/images/generate'],
    ['DELETE', '/operations/{operationId}'],
    ['PATCH', '/deployments/{deployment-id}'],
    ['POST', '/batches/{batch-id}/cancel'],
    ['POST', '/threads/{thread_id}/runs/{run_id}/submit_tool_outputs'],
    ['POST', '/fine-tunes/{fine-tune-id}/cancel'],
    ['POST', '/realtimeapi/sessions'],
    ['POST', '/realtime/client_secrets'],
    ['GET', '/video/generations/{generation-id}/content/video'],
    ['POST', '/images/embeddings'],
    ['GET', '/info'],
    ['post', '/OpenAI/Deployments/{Deployment-Id}/Chat/Completions/'],
    ['POST', '/openai/v1/responses'],
    ['POST', '/models/chat/completions'],
    ['GET', 'models'],
  ])('include %s %s', (method, urlTemplate) => {
    expect(isKnownOperation({ method, urlTemplate })).toBe(true);
  });
});

it.each([
  ['GET', '/health'],
  ['OPTIONS', '/deployments/{deployment-id}/chat/completions'],
  ['OPTIONS', '/*'],
  ['GET', '/{*path}'],
  ['POST', '/{*path}'],
  ['GET', '/models/{*rest}'],
  ['POST', '/*'],
  ['GET', '/'],
  ['GET', ''],
  ['GET', '/constructor'],
  ['GET', '/openai'],
  ['PURGE', '/models'],
  ['POST', '/v2/chat/completions'],
])('%s %s is made by hand', (method, urlTemplate) => {
  expect(isKnownOperation({ method, urlTemplate })).toBe(false);
});
