import { describe, expect, it } from 'vitest';
import { snippetsOf } from '../../../src/cli/wizard/snippets.ts';
import type { Live } from '../../../src/model/live.ts';
import type { Trial } from '../../../src/model/trial.ts';
import { service } from './fixture.ts';

const live = { cloud: { name: 'AzureCloud', armEndpoint: 'https://management.azure.com', armScope: '', authorityHost: '', cognitiveAudience: '' }, service: service() } satisfies Pick<Live, 'cloud' | 'service'>;
const trial: Trial = {
  api: 'azure-openai',
  operation: { name: 'chat', method: 'POST', urlTemplate: '/deployments/{deployment-id}/chat/completions' },
  capability: 'chat',
  model: 'gpt-4o',
  stream: false,
  request: {
    method: 'POST',
    url: 'https://apim-demo.azure-api.net/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    headers: { accept: '*/*', 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], max_tokens: 1000 }),
  },
  key: { header: 'api-key', bearer: false, subscription: 'master' },
  requests: 1,
  pace: { kind: 'clients', clients: 1 },
  timeoutMs: 1000,
  limits: { errors: undefined, regions: [] },
};

const v1 = (change: Partial<Trial> = {}): Trial => ({
  ...trial,
  request: { ...trial.request, url: 'https://apim-demo.azure-api.net/openai/v1/chat/completions', body: JSON.stringify({ model: 'gpt-4o', messages: [], max_completion_tokens: 5 }) },
  ...change,
});

describe('the first call', () => {
  it('of a dated API is one of the AzureOpenAI clients', () => {
    const found = snippetsOf(trial, live, undefined);
    expect(found).toMatchObject({
      endpoint: 'https://apim-demo.azure-api.net/openai',
      key: expect.stringMatching(/^export APIM_KEY=\$\(az rest --method post --url "https:\/\/management\.azure\.com\/subscriptions\/.*master\/listSecrets\?api-version=2024-05-01" --query primaryKey --output tsv\)$/),
      curl: `curl 'https://apim-demo.azure-api.net/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21' -H "api-key: $APIM_KEY" -H 'content-type: application/json' -d '{"messages":[{"role":"user","content":"Hello"}]}'`,
      trust: [],
    });
    expect(found?.python).toEqual([
      'import os',
      'from openai import AzureOpenAI',
      'client = AzureOpenAI(',
      '    base_url="https://apim-demo.azure-api.net/openai",',
      '    api_version="2024-10-21",',
      '    api_key=os.environ["APIM_KEY"],',
      ')',
      'answer = client.chat.completions.create(',
      '    model="gpt-4o",',
      '    messages=[{"role":"user","content":"Hello"}],',
      ')',
      'print(answer.choices[0].message.content)',
    ]);
    expect(found?.javascript).toEqual([
      "import { AzureOpenAI } from 'openai';",
      'const client = new AzureOpenAI({',
      '  baseURL: "https://apim-demo.azure-api.net/openai",',
      '  apiVersion: "2024-10-21",',
      '  apiKey: process.env.APIM_KEY,',
      '});',
      'const answer = await client.chat.completions.create({',
      '  model: "gpt-4o",',
      '  messages: [{"role":"user","content":"Hello"}],',
      '});',
      'console.log(answer.choices[0].message.content);',
    ]);
  });

  it('of a v1 API says the key in the header that the API reads', () => {
    const found = snippetsOf(v1(), live, undefined);
    expect(found?.endpoint).toBe('https://apim-demo.azure-api.net/openai/v1');
    expect(found?.python).toContain('client = OpenAI(');
    expect(found?.python).toContain('    default_headers={"api-key":os.environ["APIM_KEY"]},');
    expect(found?.javascript).toContain('  defaultHeaders: {"api-key":process.env.APIM_KEY},');
    expect(found?.javascript?.join('')).not.toContain('apiVersion');
    expect(found?.curl).toContain('"model":"gpt-4o"');
  });

  it('says the version of /models, and of a version set, as a query or a header', () => {
    const models = snippetsOf(v1({ request: { ...v1().request, url: 'https://x.azure-api.net/models/chat/completions?api-version=2024-05-01-preview&v=2', headers: { accept: '*/*', 'content-type': 'application/json', 'x-version': '2' } } }), live, undefined);
    expect(models?.endpoint).toBe('https://x.azure-api.net/models');
    expect(models?.javascript).toContain('  defaultQuery: {"v":"2","api-version":"2024-05-01-preview"},');
    expect(models?.python).toContain('    default_headers={"x-version":"2","api-key":os.environ["APIM_KEY"]},');
    expect(models?.curl).toContain("-H 'x-version: 2'");
  });

  it('has no key where the API takes calls without one, and API Management’s own header where it reads that', () => {
    const open = snippetsOf({ ...trial, key: undefined }, live, undefined);
    expect(open?.key).toBeUndefined();
    expect(open?.curl).not.toContain('APIM_KEY');
    expect(open?.python).toContain('    api_key="unused",');
    const own = snippetsOf({ ...trial, key: { header: 'Ocp-Apim-Subscription-Key', bearer: false, subscription: 'master' } }, live, undefined);
    expect(own?.curl).toContain('-H "Ocp-Apim-Subscription-Key: $APIM_KEY"');
    expect(own?.javascript).toContain('  defaultHeaders: {"Ocp-Apim-Subscription-Key":process.env.APIM_KEY},');
  });

  it('of a local Azure trusts its CA', () => {
    const found = snippetsOf(trial, live, { readyFile: '/tmp/a b/ready.json', caFile: '/tmp/a b/ca.pem' });
    expect(found?.curl.startsWith("curl --cacert '/tmp/a b/ca.pem' ")).toBe(true);
    expect(found?.key).toContain("grep '\"token\"' '/tmp/a b/ready.json'");
    expect(found?.trust).toEqual(["export SSL_CERT_FILE='/tmp/a b/ca.pem' NODE_EXTRA_CA_CERTS='/tmp/a b/ca.pem'"]);
  });

  it.each([
    ['embeddings', 'client.embeddings.create', 'answer.data[0].embedding'],
    ['images', 'client.images.generate', 'answer.data[0]'],
    ['responses', 'client.responses.create', 'answer.output_text'],
  ])('of %s calls %s', (capability, method, shown) => {
    const found = snippetsOf(v1({ capability, request: { ...v1().request, body: JSON.stringify({ input: 'Hello', store: false }) } }), live, undefined);
    expect(found?.python).toContain(`answer = ${method}(`);
    expect(found?.python).toContain('    store=False,');
    expect(found?.javascript).toContain('  store: false,');
    expect(found?.python?.at(-1)).toBe(`print(${shown})`);
  });

  it('is curl alone where SDKs have no such call, and nothing where it is no text', () => {
    expect(snippetsOf({ ...trial, capability: 'completions' }, live, undefined)).toMatchObject({ python: undefined, javascript: undefined });
    expect(snippetsOf({ ...trial, request: { ...trial.request, body: Buffer.from('wav') } }, live, undefined)).toBeUndefined();
    expect(snippetsOf({ ...trial, key: { header: 'x"; rm', bearer: false, subscription: 'master' } }, live, undefined)).toBeUndefined();
  });
});
