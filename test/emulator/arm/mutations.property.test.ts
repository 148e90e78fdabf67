import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArmResponse } from '../../../src/emulator/arm/plane.ts';
import { isObject } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { account, group, service, specOf, start, subscription } from './plane-fixture.ts';

const policy = '<policies><inbound><base /><set-backend-service backend-id="a" /><set-variable name="v" value="@(context.Variables["k"])" /></inbound></policies>';
const breaker = { rules: [{ name: 'r', failureCondition: { count: 1, interval: 'PT1M', statusCodeRanges: [{ min: 429, max: 429 }] }, tripDuration: 'PT1M' }] };
const single = { url: 'https://a.example', protocol: 'http', circuitBreaker: breaker };
const document = specOf({ '/d/{d}': { post: { operationId: 'a', parameters: [{ name: 'd', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { description: 'OK' } } } } });
const roleDefinitionId = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`;

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: Json;
}

/** Good requests, in an order in which all of them pass. */
const good: readonly Request[] = [
  { method: 'PUT', path: `${service}/backends/a`, body: { properties: single } },
  { method: 'PUT', path: `${service}/backends/pool`, body: { properties: { type: 'Pool', pool: { services: [{ id: '/backends/a', weight: 1, priority: 1 }] } } } },
  { method: 'PUT', path: `${service}/apis/chat`, body: { properties: { displayName: 'Chat', path: 'chat', subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } } } },
  { method: 'PUT', path: `${service}/apis/chat/operations/o`, body: { properties: { displayName: 'o', method: 'GET', urlTemplate: '/o/{x}', templateParameters: [{ name: 'x', type: 'string' }] } } },
  { method: 'PUT', path: `${service}/apis/chat/policies/policy`, body: { properties: { value: policy, format: 'rawxml' } } },
  { method: 'PUT', path: `${service}/apis/chat/operations/o/policies/policy`, body: { properties: { value: policy.replaceAll('"k"', "'k'"), format: 'xml' } } },
  { method: 'PUT', path: `${service}/apis/spec`, body: { properties: { path: 'spec', format: 'openapi+json', value: document } } },
  { method: 'PUT', path: `${service}/apiVersionSets/set`, body: { properties: { displayName: 'Set', versioningScheme: 'Query', versionQueryName: 'v' } } },
  { method: 'PUT', path: `${service}/apis/chat-v2`, body: { properties: { displayName: 'Chat', path: 'chat-v2', apiVersion: 'v2', apiVersionSetId: '/apiVersionSets/set' } } },
  { method: 'PUT', path: `${service}/apis/chat;rev=2`, body: { properties: { path: 'chat', sourceApiId: '/apis/chat', apiRevisionDescription: 'Two' } } },
  { method: 'PUT', path: `${service}/apis/chat/releases/two`, body: { properties: { apiId: '/apis/chat;rev=2', notes: 'Two' } } },
  { method: 'GET', path: `${service}/apis/chat/revisions?$top=1` },
  { method: 'PATCH', path: service, body: { identity: { type: 'SystemAssigned' } } },
  { method: 'PUT', path: `${account}/providers/Microsoft.Authorization/roleAssignments/33333333-0000-4000-8000-000000000001?api-version=2022-04-01`, body: { properties: { roleDefinitionId, principalId: '44444444-0000-4000-8000-000000000001', principalType: 'ServicePrincipal' } } },
  { method: 'PUT', path: `${account}/deployments/d?api-version=2025-06-01`, body: { sku: { name: 'Standard', capacity: 1 }, properties: { model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-11-20' } } } },
  { method: 'GET', path: `${service}/apis?$top=1&$filter=name eq 'chat'` },
  { method: 'GET', path: `${group}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01` },
];

const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, -1, 1.5, 1e300, '', ' ', '/', '..', '@(', '<', ']]>', '__proto__', 'constructor', '\u0000', '\uD800', [], {}, [null], { $ref: '#/paths' }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

/** One place of a JSON value is something else. `at` chooses it. */
function mutated(value: Json, at: number, replacement: Json): Json {
  let count = 0;
  const chosen = at % size(value);
  const walk = (here: Json): Json => {
    count += 1;
    if (count - 1 === chosen) return replacement;
    if (Array.isArray(here)) return here.map((item: Json) => walk(item));
    return isObject(here) ? Object.fromEntries(Object.entries(here).map(([key, inner]) => [key, walk(inner ?? null)])) : here;
  };
  return walk(value);
}

function size(value: Json): number {
  const inner = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return 1 + inner.reduce((sum: number, item) => sum + size(item ?? null), 0);
}

/** A piece of a text is cut out, doubled or replaced; of documents and policies inside of bodies, too. */
function edited(text: string, at: number, length: number, insert: string): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + insert + text.slice(place + length);
}

type Change =
  | { readonly kind: 'body'; readonly at: number; readonly replacement: Json }
  | { readonly kind: 'text' | 'path'; readonly at: number; readonly length: number; readonly insert: string }
  | { readonly kind: 'method'; readonly method: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('body' as const), at: fc.nat(200), replacement: junk }),
  fc.record({ kind: fc.constant('text' as const), at: fc.nat(2000), length: fc.nat(6), insert: fc.constantFrom('', '"', '<', '>', '&', '{', '}', '(', ')', '@', '\\', '/', "'", '\u0000', '[', 'é') }),
  fc.record({ kind: fc.constant('path' as const), at: fc.nat(300), length: fc.nat(3), insert: fc.constantFrom('', '/', '%', '%2F', '%00', '?', ';', '.', '(', "'", '$') }),
  fc.record({ kind: fc.constant('method' as const), method: fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'constructor') }),
);

function changed(request: Request, how: Change): Request {
  switch (how.kind) {
    case 'method':
      return { ...request, method: how.method };
    case 'path':
      return { ...request, path: `/${edited(request.path.slice(1), how.at, how.length, how.insert)}` };
    case 'body':
      return request.body === undefined ? request : { ...request, body: mutated(request.body, how.at, how.replacement) };
    case 'text': {
      const properties = isObject(request.body) ? request.body['properties'] : undefined;
      const value = isObject(properties) ? properties['value'] : undefined;
      if (isObject(properties) && typeof value === 'string') return { ...request, body: { properties: { ...properties, value: edited(value, how.at, how.length, how.insert) } } };
      return request.body === undefined ? request : { ...request, body: edited(JSON.stringify(request.body), how.at, how.length, how.insert) };
    }
  }
}

/** No 5xx but 501 (not served here); a refusal says why in ARM's envelope, or has no body. */
function isAnswered({ status, body }: ArmResponse): boolean {
  if (status < 400) return true;
  const [key, ...others] = Object.keys(isObject(body) ? body : {});
  return (status === 501 || status < 500) && (body === undefined || ((key === 'error' || key === 'Message') && others.length === 0));
}

describe('the local ARM', () => {
  it('passes the good requests that the property changes', async () => {
    const client = await start();
    for (const { method, path, body } of good) expect((await client.send(method, path, body)).status, path).toBeLessThan(300);
  });

  it('answers every changed request, as ARM does or with a refusal, and never breaks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), change), { minLength: 10, maxLength: 30 }), async (changes) => {
        const client = await start();
        for (const { method, path, body } of good) await client.send(method, path, body);
        for (const [index, how] of changes) {
          const { method, path, body } = changed(good[index] as Request, how);
          const response = await client.send(method, path, body);
          expect(isAnswered(response), `${method} ${path}: ${response.status}`).toBe(true);
          const poll = response.headers['azure-asyncoperation'];
          if (poll !== undefined) await client.finish(response, 'azure-asyncoperation');
          await client.send('GET', `${service}/apis`);
        }
      }),
      { seed: 20260101, numRuns: 30 },
    );
  });
});
