import { describe, expect, it } from 'vitest';
import { chatUrl, hello, oneAccount } from './accounts-fixture.ts';

const at = (path: string): string => `https://swe.openai.azure.com${path}`;
const notFound = { error: { code: '404', message: 'Resource not found' } };

describe('paths and api-versions', () => {
  it.each([
    '/', '/openai', '/openai/', '/openai/nothing?api-version=2024-10-21', '/chat/completions?api-version=2024-10-21', '/openai/deployments//chat/completions?api-version=2024-10-21',
    '/openai/deployments/gpt-4o/chat/completions/?api-version=2024-10-21', '/openai/deployments/gpt-4o/chat/completions',
    '/openai/deployments/gpt-4o/chat/completions?api-version=', '/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-22', '/openai/deployments/gpt-4o/chat/completions?api-version=preview',
    '/openai/deployments/gpt-4o/chat/completions?api-version=2022-12-01', '/openai/deployments/gpt-4o/audio/speech?api-version=2024-02-01', '/models/chat/completions?api-version=2024-05-01-preview',
  ])('%s is a resource that is not found', async (path) => {
    const { status, json } = await oneAccount().ask(at(path), { body: hello });
    expect([status, json]).toEqual([404, notFound]);
  });

  it('has no other method for an operation', async () => {
    expect((await oneAccount().ask(chatUrl, { method: 'GET' })).json).toEqual(notFound);
    expect((await oneAccount().ask(at('/openai/v1/responses'), { method: 'GET' })).json).toEqual(notFound);
  });

  it('says from when on Responses are there', async () => {
    const { status, json } = await oneAccount().ask(at('/openai/responses?api-version=2024-10-21'), { body: { model: 'gpt-4o', input: 'Hi' } });
    expect([status, json]).toEqual([400, { error: { code: 'BadRequest', message: 'Azure OpenAI Responses API is enabled only for api-version 2025-03-01-preview and later' } }]);
  });

  it.each(['', '?api-version=preview', '?api-version=latest', '?api-version=v1', '?API-Version=preview'])('takes v1 with "%s"', async (query) => {
    expect((await oneAccount().ask(at(`/openai/v1/chat/completions${query}`), { token: null })).status).toBe(401);
  });

  it('takes no dated version on v1', async () => {
    const { status, json } = await oneAccount().ask(at('/openai/v1/chat/completions?api-version=2024-10-21'));
    expect([status, json]).toEqual([400, { error: { code: 'BadRequest', message: 'API version not supported' } }]);
  });

  it.each([
    ['/openai/assistants?api-version=2024-05-01-preview', 'assistants'],
    ['/openai/v1/threads/t/messages', 'threads of assistants'],
    ['/openai/v1/vector_stores', 'vector stores'],
    ['/openai/files', 'files'],
    ['/openai/v1/evals/x', 'evaluations'],
    ['/openai/v1/batches', 'batches'],
    ['/openai/fine_tuning/jobs', 'fine-tuning'],
    ['/openai/v1/containers', 'containers of the code interpreter'],
    ['/openai/realtime', 'realtime sessions'],
    ['/openai/v1/video/generations/jobs', 'videos'],
    ['/openai/v1/chat/completions/abc', 'stored chat completions'],
    ['/openai/v1/responses/compact', 'operations on Responses beyond create, get, cancel, delete and input items'],
  ])('%s is refused by name', async (path, what) => {
    const { status, json } = await oneAccount().ask(at(path));
    expect([status, json]).toEqual([501, { error: { code: 'NotEmulated', message: `The local Azure does not serve ${what}.` } }]);
  });

  it('passes over slashes too many at the beginning, which clients write', async () => {
    expect((await oneAccount().ask(chatUrl.replace('.com/', '.com//'), { body: hello })).status).toBe(200);
    expect((await oneAccount().ask(chatUrl.replace('/chat', '//chat'), { body: hello })).json).toEqual(notFound);
  });

  it('reads paths without case, but for the parameters', async () => {
    const { by } = await oneAccount().ask(at('/OpenAI/Deployments/GPT-4O/Chat/Completions?api-version=2024-10-21'), { body: { messages: 1 } });
    expect(by).toEqual({ account: 'swe', deployment: 'gpt-4o' });
  });
});

describe('what a request says', () => {
  it.each([
    ['no JSON', '{"messages":', 'could not parse'],
    ['no object', '[]', 'must be a JSON object'],
    ['nothing', '', 'could not parse'],
    ['a deep one', `{"messages":${'['.repeat(500)}${']'.repeat(500)}}`, 'nested too deep'],
  ])('is refused where it is %s', async (_, body, message) => {
    const { status, json } = await oneAccount().ask(chatUrl, { body, headers: { 'content-type': 'application/json' } });
    expect([status, json]).toMatchObject([400, { error: { message: expect.stringContaining(message), type: 'invalid_request_error' } }]);
  });

  it('is JSON or a form', async () => {
    const { status, json } = await oneAccount().ask(chatUrl, { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect([status, json]).toMatchObject([400, { error: { code: 'unsupported_content_type' } }]);
    const form = await oneAccount().ask(at('/openai/v1/audio/transcriptions'), { body: 'rubbish', headers: { 'content-type': 'multipart/form-data; boundary=x' } });
    expect([form.status, form.json]).toMatchObject([400, { error: { message: 'The multipart form of the request could not be read.' } }]);
  });

  it('is refused where it is too large', async () => {
    const { status } = await oneAccount().ask(chatUrl, { body: Buffer.alloc(64 * 1024 * 1024 + 1, ' ') });
    expect(status).toBe(413);
  });

  it('names a deployment that is there', async () => {
    const notThere = 'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.';
    const test = oneAccount();
    const dated = await test.ask(chatUrl.replace('gpt-4o', 'gpt-5'), { body: hello });
    expect([dated.status, dated.json, dated.by]).toEqual([404, { error: { code: 'DeploymentNotFound', message: notThere } }, { account: 'swe', deployment: null }]);
    const v1 = await test.ask(at('/openai/v1/chat/completions'), { body: { ...hello, model: 'gpt-5' } });
    expect([v1.status, v1.json]).toEqual([404, { error: { code: 'DeploymentNotFound', message: notThere, type: 'invalid_request_error', param: null } }]);
    const odd = await test.ask(chatUrl.replace('gpt-4o', 'gpt-4o%2Fx'), { body: hello });
    expect(odd.status).toBe(404);
  });

  it.each([[{}, 'missing_required_parameter'], [{ model: '' }, 'missing_required_parameter'], [{ model: null }, 'missing_required_parameter'], [{ model: 4 }, 'invalid_type']])('must name it in the body on v1: %o', async (more, code) => {
    const { status, json } = await oneAccount().ask(at('/openai/v1/chat/completions'), { body: { ...hello, ...more } });
    expect([status, json]).toMatchObject([400, { error: { param: 'model', code } }]);
  });

  it('names it in a field of a form', async () => {
    const test = oneAccount();
    const body = '--x\r\ncontent-disposition: form-data; name="model"\r\n\r\ngpt-4o\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.wav"\r\ncontent-type: audio/wav\r\n\r\nRIFF\r\n--x--\r\n';
    const { json, by } = await test.ask(at('/openai/v1/audio/transcriptions'), { body, headers: { 'content-type': 'multipart/form-data; boundary=x' } });
    expect([by, json]).toEqual([{ account: 'swe', deployment: 'gpt-4o' }, { error: { code: 'OperationNotSupported', message: expect.stringContaining('The transcriptions operation does not work with the specified model, gpt-4o.') } }]);
  });

  it('asks for what the model can do', async () => {
    const test = oneAccount();
    test.deploy('swe', 'codex', 'gpt-5-codex');
    test.deploy('swe', 'embed', 'text-embedding-3-large');
    const ask = (deployment: string, operation: string) => test.ask(at(`/openai/deployments/${deployment}/${operation}?api-version=2024-10-21`), { body: hello });
    const message = (operation: string, model: string) => `The ${operation} operation does not work with the specified model, ${model}. Please choose different model and try again. You can learn more about which models can be used with each operation here: https://go.microsoft.com/fwlink/?linkid=2197993.`;
    for (const [deployment, operation, text] of [['embed', 'chat/completions', message('chatCompletion', 'text-embedding-3-large')], ['codex', 'chat/completions', message('chatCompletion', 'gpt-5-codex')], ['gpt-4o', 'embeddings', message('embeddings', 'gpt-4o')]] as const) {
      const reply = await ask(deployment, operation);
      expect([reply.status, reply.json, reply.headers['x-ms-deployment-name']]).toEqual([400, { error: { code: 'OperationNotSupported', message: text } }, deployment]);
    }
  });

  it('has ten headers of its own at most', async () => {
    const custom = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`x-own-${n}`, '1']));
    const usual = { 'user-agent': 'x', 'x-ms-date': '1', 'x-forwarded-for': '1', 'x-stainless-lang': 'js', 'x-stainless-os': 'Linux', traceparent: '1' };
    expect((await oneAccount().ask(chatUrl, { body: { messages: 1 }, headers: { ...usual, ...custom(10) } })).status).toBe(400);
    expect((await oneAccount().ask(chatUrl, { body: { messages: 1 }, headers: custom(11) })).status).toBe(431);
  });

  it.each([
    [{ messages: [{ role: 'user', content: [{ type: 'text', text: 'Say apim-llm:trigger-content-filter now' }] }] }],
    [{ messages: [{ role: 'system', content: 'apim-llm:trigger-content-filter' }] }],
  ])('is filtered where it has the phrase, and counts: %o', async (body) => {
    const test = oneAccount();
    test.deploy('swe', 'gpt-4o', 'gpt-4o', { requestsPerMinute: 12 });
    const { status, json, headers } = await test.ask(chatUrl, { body });
    expect([status, json]).toMatchObject([400, { error: { code: 'content_filter', param: 'prompt', type: null, status: 400, innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: { jailbreak: { filtered: true, detected: true }, hate: { filtered: false, severity: 'safe' } } } } }]);
    expect(headers['x-ms-rai-invoked']).toBe('true');
    await test.ask(chatUrl, { body });
    expect((await test.ask(chatUrl, { body: hello })).status).toBe(429);
  });

  it('tells a filter nothing by other fields', async () => {
    expect((await oneAccount().ask(chatUrl, { body: { messages: 1, user: 'apim-llm:trigger-content-filter' } })).json).not.toMatchObject({ error: { code: 'content_filter' } });
  });
});
