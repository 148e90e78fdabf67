import type { Good } from './good.ts';

const policy = '<policies><inbound><base /><set-header name="x" exists-action="override"><value>1</value></set-header></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';
const ofPolicy: Good = { name: 'policy', create: { properties: { format: 'rawxml', value: policy.replace('<value>1', '<value>0') } }, update: { properties: { format: 'xml', value: policy } } };
const ofService: Good = { name: 'policy', create: { properties: { format: 'xml', value: '<policies><inbound /><backend><forward-request timeout="30" /></backend><outbound /><on-error /></policies>' } } };
const llm = { properties: { largeLanguageModel: { logs: 'enabled', requests: { messages: 'all', maxSizeInBytes: 32768 }, responses: { messages: 'all', maxSizeInBytes: 32768 } } } };
const message = { headers: ['Content-Type'], body: { bytes: 512 }, dataMasking: { queryParams: [{ value: 'sig', mode: 'Mask' }], headers: [{ value: 'api-key', mode: 'Hide' }] } };
const sampling = { samplingType: 'fixed', percentage: 50 };
const diagnostics = (service: string): readonly Good[] => [
  {
    name: 'applicationinsights',
    create: { properties: { loggerId: `${service}/loggers/a`, alwaysLog: 'allErrors', sampling, verbosity: 'information', logClientIp: true, httpCorrelationProtocol: 'W3C', operationNameFormat: 'Url', metrics: true } },
    update: { properties: { loggerId: `${service}/loggers/a`, sampling, frontend: { request: message, response: message }, backend: { request: message, response: message } } },
    patch: { properties: { loggerId: `${service}/loggers/a`, verbosity: 'error' } },
    preview: llm,
  },
];
const parameter = (name: string) => ({ name, type: 'string', description: 'A parameter', required: true, values: ['a', 'b'], defaultValue: 'a' });
const representation = { contentType: 'application/json', examples: { default: { summary: 'One', value: { a: 1 } } } };
const operation = {
  displayName: 'A', description: 'An operation', method: 'POST', urlTemplate: '/a/{id}', templateParameters: [parameter('id')],
  request: { description: 'What is sent', queryParameters: [parameter('q')], headers: [parameter('h')], representations: [representation] },
  responses: [{ statusCode: 200, description: 'OK', headers: [parameter('r')], representations: [representation] }],
};
const breaker = { name: 'rule', failureCondition: { count: 3, interval: 'PT1M', statusCodeRanges: [{ min: 429, max: 429 }, { min: 500, max: 599 }], errorReasons: ['Timeout'] }, tripDuration: 'PT1M', acceptRetryAfter: true };
const document = JSON.stringify({ openapi: '3.0.1', info: { title: 'Imported', version: '1' }, servers: [{ url: 'https://a.example' }], paths: { '/a': { get: { operationId: 'a', responses: { 200: { description: 'OK' } } } } } });

/** By type below the provider, in lower case. `service` is the id of the service. */
export const goodOfApiManagement: Readonly<Record<string, (service: string) => readonly Good[]>> = {
  'service/apis': () => [
    {
      name: 'a',
      create: { properties: { displayName: 'A', path: 'a', protocols: ['https'], description: 'An API', serviceUrl: 'https://a.example', subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' }, contact: { name: 'A', url: 'https://a.example', email: 'a@example.com' }, license: { name: 'MIT', url: 'https://a.example' } } },
      update: { properties: { displayName: 'A', path: 'a', protocols: ['https', 'http'], subscriptionRequired: false, subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' } } },
      patch: { properties: { description: 'Another' } },
      // Known of a PUT only: samples send it, no published type has it.
      preview: { properties: { subscriptionKeyParameterNames: { bearer: 'enabled' } } },
      previewPatch: {},
    },
    { name: 'imported', create: { properties: { path: 'imported', format: 'openapi+json', value: document, translateRequiredQueryParameters: 'query' } }, query: 'export=true&format=openapi-link' },
    { name: 'graph', create: { properties: { displayName: 'Graph', path: 'graph', type: 'graphql', serviceUrl: 'https://a.example/graphql' } } },
    { name: 'socket', create: { properties: { displayName: 'Socket', path: 'socket', type: 'websocket', serviceUrl: 'wss://a.example', protocols: ['wss'] } } },
    { name: 'versioned', create: { properties: { displayName: 'V', path: 'v', apiVersion: 'v1', apiVersionSetId: '/apiVersionSets/a' } }, needs: ['apiVersionSets/a'] },
    { name: 'a;rev=2', create: { properties: { path: 'a', sourceApiId: '/apis/a', apiRevisionDescription: 'Two' } }, needs: ['apis/a'], goesWithAnother: true },
  ],
  'service/apis/releases': (service) => [{ name: 'a', create: { properties: { apiId: `${service}/apis/a;rev=2`, notes: 'One' } }, update: { properties: { apiId: `${service}/apis/a;rev=2`, notes: 'Two' } }, patch: { properties: { notes: 'Three' } }, needs: ['apis/a;rev=2'] }],
  'service/apis/operations': () => [{ name: 'b', create: { properties: { displayName: 'B', method: 'GET', urlTemplate: '/b' } } }, { name: 'a', create: { properties: operation }, update: { properties: { ...operation, description: 'Another' } }, patch: { properties: { displayName: 'B' } } }],
  'service/apis/schemas': () => [
    { name: 'a', create: { properties: { contentType: 'application/vnd.oai.openapi.components+json', document: { components: { schemas: { A: { type: 'object' } } } } } }, update: { properties: { contentType: 'application/vnd.oai.openapi.components+json', document: { components: { schemas: { B: { type: 'object' } } } } } } },
    { name: 'old', create: { properties: { contentType: 'application/vnd.ms-azure-apim.swagger.definitions+json', document: { definitions: { A: { type: 'object' } } } } } },
  ],
  'service/apis/diagnostics': diagnostics,
  'service/diagnostics': diagnostics,
  'service/apiversionsets': () => [
    { name: 'a', create: { properties: { displayName: 'A', versioningScheme: 'Segment', description: 'A set' } }, update: { properties: { displayName: 'B', versioningScheme: 'Segment' } }, patch: { properties: { description: 'Another' } } },
    { name: 'header', create: { properties: { displayName: 'H', versioningScheme: 'Header', versionHeaderName: 'x-version' } } },
    { name: 'query', create: { properties: { displayName: 'Q', versioningScheme: 'Query', versionQueryName: 'version' } } },
  ],
  'service/backends': (service) => [
    {
      name: 'a',
      create: { properties: { type: 'Single', title: 'A', description: 'A backend', url: 'https://a.example', protocol: 'http', circuitBreaker: { rules: [breaker] } } },
      update: { properties: { url: 'https://b.example', protocol: 'http', credentials: { header: { 'api-key': ['{{a}}'] }, query: { code: ['{{a}}'] }, authorization: { scheme: 'Bearer', parameter: '{{a}}' } }, proxy: { url: 'https://proxy.example', username: 'a' }, tls: { validateCertificateChain: true, validateCertificateName: true } } },
      patch: { properties: { description: 'Another' } },
      needs: ['namedValues/a'],
    },
    { name: 'breaker', create: { properties: { url: 'https://c.example', protocol: 'http', circuitBreaker: { rules: [breaker] } } }, patch: { properties: { title: 'Breaker' } }, preview: { properties: { circuitBreaker: { rules: [{ ...breaker, failureResponse: { statusCode: 503 } }] } } } },
    { name: 'soap', create: { properties: { url: 'https://d.example', protocol: 'soap' } } },
    {
      name: 'pool',
      create: { properties: { type: 'Pool', pool: { services: [{ id: `${service}/backends/a`, priority: 1, weight: 50 }, { id: `${service}/backends/breaker`, priority: 2 }] } } },
      patch: { properties: { pool: { services: [{ id: `${service}/backends/a` }] } } },
      preview: { properties: { pool: { failureResponse: { statusCode: 503 }, sessionAffinity: { sessionId: { source: 'cookie', name: 'session' } } } } },
      needs: ['backends/a', 'backends/breaker'],
    },
  ],
  'service/policies': () => [ofService],
  'service/apis/policies': () => [ofPolicy],
  'service/apis/operations/policies': () => [ofPolicy],
  'service/products/policies': () => [ofPolicy],
  'service/policyfragments': () => [{ name: 'a', create: { properties: { value: '<fragment><set-variable name="a" value="b" /></fragment>', format: 'rawxml', description: 'A fragment' } }, update: { properties: { value: '<fragment />', format: 'xml' } } }],
  'service/namedvalues': () => [
    { name: 'a', create: { properties: { displayName: 'a', value: 'first', tags: ['x'] } }, update: { properties: { displayName: 'a', value: 'second', secret: true } }, patch: { properties: { tags: ['y'] } } },
    { name: 'vault', create: { properties: { displayName: 'vault', secret: true, keyVault: { secretIdentifier: 'https://v.vault.azure.net/secrets/a' } } } },
  ],
  'service/loggers': () => [
    { name: 'a', create: { properties: { loggerType: 'applicationInsights', description: 'A logger', credentials: { instrumentationKey: '10000000-0000-4000-8000-000000000001' } } }, update: { properties: { loggerType: 'applicationInsights', credentials: { connectionString: 'InstrumentationKey=10000000-0000-4000-8000-000000000002' }, isBuffered: false } }, patch: { properties: { description: 'Another' } } },
    { name: 'azuremonitor', create: { properties: { loggerType: 'azureMonitor' } } },
  ],
  'service/products': () => [
    {
      name: 'a',
      create: { properties: { displayName: 'A', description: 'A product', terms: 'None', subscriptionRequired: true, approvalRequired: true, subscriptionsLimit: 5, state: 'published' } },
      update: { properties: { displayName: 'A', subscriptionRequired: true } },
      patch: { properties: { description: 'Another' } },
      preview: { properties: { authenticationType: ['subscription-key', 'application-token'], application: { entra: { applicationId: '10000000-0000-4000-8000-000000000003', audience: 'api://a' } } } },
    },
    { name: 'b', create: { properties: { displayName: 'B' } } },
  ],
  'service/properties': () => [{ name: 'old', create: { properties: { displayName: 'old', value: 'first' } }, update: { properties: { displayName: 'old', value: 'second', tags: ['x'] } }, patch: { properties: { secret: true } } }],
  'service/groups': () => [
    { name: 'a', create: { properties: { displayName: 'A', description: 'A group' } }, update: { properties: { displayName: 'B' } }, patch: { properties: { description: 'Another' } } },
    { name: 'external', create: { properties: { displayName: 'E', type: 'external', externalId: 'aad://a.onmicrosoft.com/groups/10000000-0000-4000-8000-000000000004' } } },
  ],
  'service/subscriptions': () => [{ name: 'a', create: { properties: { displayName: 'A', scope: '/products/a', state: 'active', allowTracing: false } }, update: { properties: { displayName: 'B', scope: '/products/a' } }, patch: { properties: { state: 'suspended' } }, needs: ['products/a'] }],
  'service/tags': () => [{ name: 'a', create: { properties: { displayName: 'A' } }, update: { properties: { displayName: 'B' } }, patch: { properties: { displayName: 'C' } } }],
  'service/schemas': () => [
    { name: 'a', create: { properties: { schemaType: 'json', description: 'A schema', document: { type: 'object' } } }, update: { properties: { schemaType: 'json', document: { type: 'array' } } } },
    { name: 'xml', create: { properties: { schemaType: 'xml', value: '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" />' } } },
  ],
  // Of the pairs that are linked by their names only one more can be linked with a name.
  'service/products/apilinks': (service) => [{ name: 'a', create: { properties: { apiId: `${service}/apis/imported` } }, once: true }],
  'service/products/grouplinks': (service) => [{ name: 'a', create: { properties: { groupId: `${service}/groups/external` } }, once: true }],
  'service/tags/apilinks': (service) => [{ name: 'a', create: { properties: { apiId: `${service}/apis/imported` } }, once: true }],
  'service/tags/operationlinks': (service) => [{ name: 'a', create: { properties: { operationId: `${service}/apis/a/operations/b` } }, needs: ['apis/a/operations/b'], once: true }],
  'service/tags/productlinks': (service) => [{ name: 'a', create: { properties: { productId: `${service}/products/b` } }, once: true }],
};
