import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/model/json.ts';
import { Store } from '../../../../src/emulator/arm/store.ts';
import { mockResponse } from '../../../../src/emulator/gateway/policies/mock-response.ts';
import { apiId, operationId, responseText, runPolicy } from './run-policy.ts';

const json = 'application/json';
const schemas = {
  Order: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' }, paid: { type: 'boolean' }, lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } } } },
  Line: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: 'object', properties: { price: { type: 'number', minimum: 5 } } }] },
  Base: { type: 'object', properties: { at: { type: 'string', format: 'date-time' }, kind: { type: 'string', enum: ['a', 'b'] }, unit: { type: 'string', default: 'kg' }, note: { type: ['null', 'string'], example: 'fragile' } } },
  Either: { oneOf: [{ type: 'string', format: 'uuid' }, { type: 'number' }] },
  Tree: { type: 'object', properties: { left: { $ref: '#/components/schemas/Tree' } } },
  Wide: { type: 'object', properties: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, { $ref: '#/components/schemas/Wide' }])) },
  Lost: { $ref: '#/components/schemas/Nowhere' },
};

function storeWith(responses: readonly JsonObject[]): Store {
  const store = new Store();
  store.put({ id: operationId, type: 'Microsoft.ApiManagement/service/apis/operations', content: { responses } });
  store.put({ id: `${apiId}/schemas/types`, type: 'Microsoft.ApiManagement/service/apis/schemas', content: { contentType: json, document: { components: { schemas } } } });
  store.put({ id: `${apiId}/schemas/old`, type: 'Microsoft.ApiManagement/service/apis/schemas', content: { contentType: json, document: { definitions: { Pet: { type: 'object', properties: { name: { type: 'string' } } } } } } });
  return store;
}

const ofType = (typeName: string, schemaId = 'types', contentType = json): JsonObject => ({ statusCode: 200, representations: [{ contentType, schemaId, typeName }] });
const both: JsonObject = { statusCode: 200, representations: [{ contentType: json, examples: { default: { value: { a: 1 } }, other: { value: { a: 2 } } } }, { contentType: 'text/xml', examples: { default: { value: '<a/>' } } }] };
const created: JsonObject = { statusCode: 201, representations: [{ contentType: json, sample: '{"made": true}', schemaId: 'types', typeName: 'Order' }] };

const rows: readonly (readonly [statement: string, attributes: string, responses: readonly JsonObject[], status: number, type: string | undefined, body: string])[] = [
  ['200 with the example of the first media type', '', [both, created], 200, json, '{"a":1}'],
  ['the example of the media type that is asked for', 'content-type="text/xml"', [both], 200, 'text/xml', '<a/>'],
  ['the Content-Type as it is asked for', 'content-type="Application/JSON; charset=utf-8"', [both], 200, 'Application/JSON; charset=utf-8', '{"a":1}'],
  ['nothing for a media type that is not there', 'content-type="text/plain"', [both], 200, 'text/plain', ''],
  ['the example of the status that is asked for, before its schema', 'status-code="201"', [both, created], 201, json, '{"made": true}'],
  ['the example with the index that is asked for', 'index="1"', [both], 200, json, '{"a":2}'],
  ['nothing for a status that is not described', 'status-code="404"', [both], 404, undefined, ''],
  ['nothing where no answer is described', '', [], 200, undefined, ''],
  ['nothing where there is neither example nor schema', '', [{ statusCode: 200, representations: [{ contentType: json }] }], 200, json, ''],
  ['a sample made of the schema', '', [ofType('Order')], 200, json, JSON.stringify({ id: 0, name: 'string', paid: true, lines: [{ at: '2026-01-01T00:00:00Z', kind: 'a', unit: 'kg', note: 'fragile', price: 5 }] })],
  ['a sample of the first alternative', '', [ofType('Either')], 200, json, '"00000000-0000-0000-0000-000000000000"'],
  ['a sample of a definition of Swagger', '', [ofType('Pet', 'old')], 200, json, '{"name":"string"}'],
  ['null for a reference that leads nowhere', '', [ofType('Lost')], 200, json, 'null'],
  ['nothing for a type that is not there', '', [ofType('Nothing')], 200, json, ''],
  ['nothing for a schema of XML', '', [ofType('Order', 'types', 'application/xml')], 200, 'application/xml', ''],
];

describe('mock-response', () => {
  it.each(rows)('answers %s', async (_, attributes, responses, status, type, body) => {
    const ran = await runPolicy(mockResponse, `<mock-response ${attributes} />`, { store: storeWith(responses) });
    expect([ran.call.response?.status, ran.call.response?.headers.get('Content-Type'), responseText(ran), ran.call.ended]).toEqual([status, type, body, true]);
  });

  it('has the usual reason, and nothing of the response that was there', async () => {
    const { call } = await runPolicy(mockResponse, '<mock-response status-code="404" />', { section: 'outbound', response: { headers: { A: '1' } } });
    expect([call.response?.reason, call.response?.headers.names()]).toEqual(['Not Found', []]);
  });

  it.each(['Tree', 'Wide'])('comes to an end for a schema that has itself inside: %s', async (type) => {
    const ran = await runPolicy(mockResponse, '<mock-response />', { store: storeWith([ofType(type)]) });
    expect(responseText(ran).length).toBeLessThan(200_000);
    expect(JSON.parse(responseText(ran))).toBeTypeOf('object');
  });

  it('answers without an operation, too', async () => {
    const ran = await runPolicy(mockResponse, '<mock-response content-type="text/plain" />', { section: 'on-error', matched: { operation: undefined } });
    expect([ran.call.response?.status, ran.call.response?.headers.get('Content-Type'), responseText(ran)]).toEqual([200, 'text/plain', '']);
  });

  it('does nothing where it is not enabled', async () => {
    const { call } = await runPolicy(mockResponse, '<mock-response enabled="false" />');
    expect([call.ended, call.response]).toEqual([false, undefined]);
  });
});
