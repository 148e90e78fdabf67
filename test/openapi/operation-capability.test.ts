import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { operationCapability, type OperationClass } from '../../src/openapi/operation-capability.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { sharedFile, testWithShared } from '../support/shared.ts';

const of = (route: string, shape?: Parameters<typeof operationCapability>[1]): OperationClass => {
  const [method = '', urlTemplate = ''] = route.split(' ');
  return operationCapability({ method, urlTemplate }, shape);
};
/** `dated chat path`, `account files`, `foreign` */
const short = (route: string): string => {
  const found = of(route);
  if (found.kind === 'served') return [found.generation, found.capability, found.modelIn, ...(found.needs === found.capability ? [] : [found.needs]), ...(found.deployment === undefined ? [] : [`only ${found.deployment}`])].join(' ');
  return found.kind === 'account' ? `account ${found.group}` : found.kind;
};

describe('what an operation is for', () => {
  it.each([
    ['POST /deployments/{deployment-id}/chat/completions', 'dated chat path'],
    ['post /Deployments/{name}/Chat/Completions/', 'dated chat path'],
    ['POST deployments/{d}/chat/completions', 'dated chat path'],
    ['POST /deployments/{d}/chat/completions?api-version={api-version}', 'dated chat path'],
    ['POST /openai/deployments/{d}/embeddings', 'dated embeddings path'],
    ['POST /deployments/GPT-4o/chat/completions', 'dated chat path only GPT-4o'],
    ['POST /deployments/{d}/completions', 'dated completions path'],
    ['POST /deployments/{d}/audio/transcriptions', 'dated transcription path'],
    ['POST /deployments/{d}/audio/translations', 'dated translation path'],
    ['POST /deployments/{d}/audio/speech', 'dated speech path'],
    ['POST /deployments/{d}/images/generations', 'dated images path'],
    ['POST /deployments/{d}/images/edits', 'dated images path image-edits'],
    ['POST /chat/completions', 'v1 chat json'],
    ['POST /openai/v1/chat/completions', 'v1 chat json'],
    ['POST /v1/chat/completions', 'v1 chat json'],
    ['POST /models/chat/completions', 'models chat json'],
    ['POST /models/images/embeddings', 'models embeddings json image-embeddings'],
    ['POST /openai/responses', 'dated-responses responses json'],
    ['POST /responses', 'v1 responses json'],
    ['GET /responses/{id}', 'v1 responses none'],
    ['DELETE /responses/{id}', 'v1 responses none'],
    ['GET /responses/{id}/input_items', 'v1 responses none'],
    ['POST /responses/{id}/cancel', 'v1 responses none'],
    ['POST /audio/transcriptions', 'v1 transcription form'],
    ['POST /images/edits', 'v1 images form image-edits'],
    ['POST /images/variations', 'v1 images form image-variations'],
    ['POST /realtimeapi/sessions', 'v1 realtime none'],
    ['GET /realtime', 'v1 realtime none'],
    ['POST /videos', 'v1 video json'],
    ['POST /video/generations/jobs', 'v1 video json'],
    ['GET /video/generations/jobs/{job-id}', 'v1 video none'],
    ['GET /videos/{id}/content', 'v1 video none'],
  ])('%s: %s', (route, expected) => expect(short(route)).toBe(expected));

  it.each([
    ['GET /responses', 'responses'],
    ['POST /responses/compact', 'responses'],
    ['GET /videos', 'video'],
    ['GET /video/generations/jobs', 'video'],
    ['GET /models', 'models-list'],
    ['GET /models/{model}', 'models-list'],
    ['GET /models/info', 'models-list'],
    ['DELETE /models/{model}', 'fine-tuning'],
    ['GET /assistants', 'assistants'],
    ['POST /threads/{t}/runs/{r}/cancel', 'assistants'],
    ['GET /deployments', 'deployments'],
    ['GET /chat/completions', 'stored-completions'],
    ['POST /files', 'files'],
    ['POST /uploads/{id}/parts', 'files'],
    ['POST /batches', 'batches'],
    ['POST /fine_tuning/jobs', 'fine-tuning'],
    ['GET /evals', 'evals'],
    ['GET /containers', 'containers'],
    ['GET /vector_stores', 'vector-stores'],
    ['POST /moderations', 'moderations'],
    ['POST /conversations', 'conversations'],
    ['POST /images/generations:submit', 'retired'],
    ['POST /deployments/{d}/extensions/chat/completions', 'retired'],
    ['GET /operations/images/{id}', 'retired'],
  ])('%s is of the account (%s): no deployment serves it', (route, group) => expect(of(route)).toMatchObject({ kind: 'account', group }));

  it.each(['POST /*', 'POST /{*path}', 'GET /deployments/{d}/*'])('%s matches anything', (route) => expect(short(route)).toBe('wildcard'));

  it.each(['GET /health', 'OPTIONS /*', 'OPTIONS /deployments/{d}/chat/completions', 'GET /deployments/{d}/chat/completions', 'PURGE /chat/completions', 'POST /deployments/{d}/chat/completions/mine', 'GET /', 'GET '])('%s is nobody’s but theirs who made it', (route) =>
    expect(short(route)).toBe('foreign'));

  it('takes the shape of the API where the template does not tell', () => {
    expect(of('POST /responses', 'openai')).toMatchObject({ generation: 'dated-responses' });
    expect(of('POST /chat/completions', 'models')).toMatchObject({ generation: 'models' });
    expect(of('POST /openai/v1/responses', 'openai')).toMatchObject({ generation: 'v1' });
    expect(of('POST /deployments/{d}/chat/completions', 'v1')).toMatchObject({ generation: 'dated' });
    expect(of('GET /files', 'openai')).toMatchObject({ kind: 'account', generation: 'dated-responses' });
  });
});

testWithShared('every operation of every published description is known', 'specs/aoai', () => {
  const folder = sharedFile('specs/aoai');
  const documents = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as JsonObject);
  const all = documents.flatMap((document) => operationsOf(document).map((operation) => ({ ...operation, found: operationCapability(operation) })));
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter(({ found }) => found.kind === 'foreign' || found.kind === 'wildcard' || (found.kind === 'account' && found.group === 'other'))).toEqual([]);
});
