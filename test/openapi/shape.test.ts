import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { shapeOf, surfaceOf } from '../../src/openapi/shape.ts';

const documentOf = (url: string | undefined, paths: readonly string[], more: JsonObject = {}): JsonObject => ({
  openapi: '3.0.1',
  servers: url === undefined ? undefined : [{ url }],
  paths: Object.fromEntries(paths.map((path) => [path, { post: {} }])),
  ...more,
});

describe('the surface of a description', () => {
  it.each<readonly [string | undefined, readonly string[], string, string]>([
    ['https://{endpoint}/openai', [], 'openai', ''],
    ['{endpoint}/openai/v1', [], 'v1', ''],
    ['https://{endpoint}.cognitiveservices.azure.com/openai/v1/', ['/responses'], 'v1', ''],
    ['https://x.services.ai.azure.com/models/', [], 'models', ''],
    ['https://x', ['/deployments/{deployment-id}/embeddings'], 'openai', ''],
    [undefined, ['/chat/completions', '/responses'], 'v1', ''],
    [undefined, ['/chat/completions', '/info'], 'models', ''],
    [undefined, ['/images/embeddings'], 'models', ''],
    [undefined, ['/openai/deployments/{d}/chat/completions', '/openai/files'], 'openai', '/openai'],
    ['/', ['/openai/deployments/{d}/chat/completions'], 'openai', '/openai'],
    ['https://{resource}.openai.azure.com', ['/OpenAI/deployments/{d}/completions'], 'openai', '/OpenAI'],
    ['https://{resource}.openai.azure.com/', ['/openai/v1/responses', '/openai/v1/models'], 'v1', '/openai/v1'],
    ['https://{resource}.openai.azure.com', ['/openai/v1/responses', '/openai/deployments/{d}/embeddings'], 'openai', '/openai'],
    ['https://{resource}.openai.azure.com/openai', ['/v1/responses', '/v1/chat/completions'], 'v1', '/v1'],
    ['https://{resource}.openai.azure.com/openai', ['/openai/deployments/{d}/embeddings'], 'openai', '/openai'],
    ['https://x.services.ai.azure.com', ['/models/chat/completions', '/models/info'], 'models', '/models'],
    [undefined, ['/models', '/models/{model}', '/responses'], 'v1', ''],
    ['https://api.openai.com/v1', ['/chat/completions', '/moderations'], 'v1', ''],
    ['https://api.openai.com', ['/v1/chat/completions', '/v1/models'], 'v1', '/v1'],
    ['http://localhost:8080/v1', ['/embeddings'], 'v1', ''],
    ['https://apim.azure-api.net/my-llm', ['/deployments/{deployment-id}/chat/completions'], 'openai', ''],
  ])('of %j with %j is %s, with the prefix %j', (url, paths, shape, prefix) => {
    expect(surfaceOf(documentOf(url, paths))).toEqual({ shape, prefix });
  });

  it.each<readonly [string, JsonObject, string, string]>([
    ['the first server that says it', { servers: [{ url: 'http://localhost:3000' }, { url: 'https://{endpoint}/openai' }] }, 'openai', ''],
    ['a server with its path in a variable', { servers: [{ url: 'https://{host}/{base}', variables: { host: { default: 'x.openai.azure.com' }, base: { default: 'openai/v1' } } }] }, 'v1', ''],
    ['a variable with a whole URL', { servers: [{ url: '{endpoint}/openai', variables: { endpoint: { default: 'https://x.openai.azure.com' } } }] }, 'openai', ''],
    ['a server without a host', { servers: [{ url: 'openai/v1' }] }, 'v1', ''],
    ['what is no list of servers', { servers: 'https://x/openai' }, 'v1', ''],
    ['Swagger with a base path', { openapi: undefined, swagger: '2.0', basePath: '/openai' }, 'openai', ''],
    ['Swagger with a host only', { openapi: undefined, swagger: '2.0', host: 'x.openai.azure.com', paths: { '/openai/v1/responses': {} } }, 'v1', '/openai/v1'],
    ['Swagger with half of it in the base path', { openapi: undefined, swagger: '2.0', host: 'x.openai.azure.com', basePath: '/openai', paths: { '/v1/responses': {} } }, 'v1', '/v1'],
    ['Swagger with a template of a host', { openapi: undefined, swagger: '2.0', 'x-ms-parameterized-host': { hostTemplate: '{endpoint}' }, 'x-ms-paths': { '/openai/files?a=b': {} }, paths: { '/openai/files': {} } }, 'openai', '/openai'],
    ['assistants at a bare endpoint', { info: { title: 'Azure OpenAI Assistants' }, servers: [{ url: '{endpoint}' }], paths: { '/assistants': { get: {} }, '/threads': { post: {} } } }, 'openai', ''],
  ])('is told by %s', (_, more, shape, prefix) => {
    expect(surfaceOf(documentOf(undefined, ['/responses'], more))).toEqual({ shape, prefix });
  });

  it.each([
    ['https://{r}.openai.azure.com/openai/deployments/{deployment-id}', 'openai', '/deployments/{deployment-id}'],
    ['https://x.openai.azure.com/openai/deployments/gpt-4o/', 'openai', '/deployments/gpt-4o'],
    ['https://x.openai.azure.com/openai/v1/chat', 'v1', '/chat'],
  ])('goes on in the server %j: %s, and %j goes into the paths', (url, shape, beyond) => {
    const variables = { 'deployment-id': { default: 'gpt-4o' }, r: { default: 'x' } };
    expect(surfaceOf(documentOf(undefined, ['/chat/completions'], { servers: [{ url, variables }] }))).toEqual({ shape, prefix: '', beyond });
  });

  it.each<readonly [string, JsonObject, RegExp]>([
    ['nothing says it', documentOf('https://petstore', ['/pets']), /describes none of the surfaces/],
    ['only a few operations are alike', documentOf('https://petstore', ['/files', '/pets']), /describes none of the surfaces/],
    ['there are no paths', documentOf(undefined, []), /describes none of the surfaces/],
    ['it has two surfaces', documentOf(undefined, ['/openai/deployments/{d}/embeddings', '/models/chat/completions']), /begin with \/openai\/ and others, "\/models\/chat\/completions": one API/],
    ['it has more than the surface', documentOf('/', ['/health\u001b[2J', '/openai/v1/responses']), /begin with \/openai\/v1\/ and others, "\/health\S+": one API/],
    ['prefixes differ in upper case', documentOf('/', ['/openai/v1/responses', '/OpenAI/v1/models']), /begin with \/openai\/v1\/ and others/],
    ['it is a project of Foundry', documentOf('https://x.services.ai.azure.com/api/projects/{p}', ['/assistants', '/threads']), /project of Foundry/],
  ])('is refused where %s', (_, document, says) => {
    expect(() => shapeOf(document, 'a.json')).toThrow(expect.objectContaining({ code: 'ShapeUnknown', exitCode: 2, message: expect.stringMatching(says) }));
  });
});
