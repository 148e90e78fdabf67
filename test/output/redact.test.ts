import { describe, expect, it } from 'vitest';
import { environmentSecrets, redactJson, redactor, secretiveAddresses } from '../../src/output/redact.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcDEF_-123';
const key = '0123456789abcdef0123456789abcdef';

describe('what is printed', () => {
  const redact = redactor(['token-of-the-run', undefined, 'short']);

  it.each([
    [`authorization: Bearer ${jwt}`, 'authorization: Bearer ***'],
    [`{"access_token":"${key}"}`, '{"access_token":"***"}'],
    [`api-key: ${key}`, 'api-key: ***'],
    [`https://x/openai?subscription-key=${key}&a=1`, 'https://x/openai?subscription-key=***&a=1'],
    [`InstrumentationKey=${key};IngestionEndpoint=https://x`, 'InstrumentationKey=***;IngestionEndpoint=https://x'],
    [`https://x.blob/?sv=1&sig=abc%2Fdef%3D&se=2`, 'https://x.blob/?sv=1&sig=***&se=2'],
    [`"primaryKey": "${key}"`, '"primaryKey": "***"'],
    [`<set-header name="api-key" exists-action="override"><value>${key}</value></set-header>`, '<set-header name="api-key" exists-action="override"><value>***</value></set-header>'],
    ['it said token-of-the-run twice: token-of-the-run', 'it said *** twice: ***'],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'the bearer token is too old, Bearer authentication failed',
    'curl -H "api-key: $key"',
    '<set-header name="api-key" exists-action="delete" />',
    '<value>@("Bearer " + (string)context.Variables["t"])</value>',
    '<set-header name="Authorization"><value>{{named-value}}</value></set-header>',
    'short words stay',
    '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd and c3463f04c0d1c3463f04c0d1c3463f04',
    '--key-vault and the api-key header',
    '"mapping": {"access_token": "#/components/schemas/AccessTokenAuthenticationOptions"}',
  ])('leaves alone: %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('JSON', () => {
  it('is masked by names and by patterns, and keeps its shape', () => {
    const value = {
      properties: { primaryKey: 'abc', clientSecret: 'def', subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' }, url: `https://x?sig=${key}` },
      list: [{ connectionString: 'Endpoint=x' }, 1, null, true],
      tokensPerMinute: 5,
      token: '',
    };
    expect(redactJson(value, redactor())).toEqual({
      properties: { primaryKey: '***', clientSecret: '***', subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' }, url: 'https://x?sig=***' },
      list: [{ connectionString: '***' }, 1, null, true],
      tokensPerMinute: 5,
      token: '',
    });
  });
});

describe('the environment', () => {
  it('gives its secrets', () => {
    expect(environmentSecrets({ AZURE_ACCESS_TOKEN: 'a', AZURE_CLIENT_SECRET: 'b', SYSTEM_ACCESSTOKEN: 'c', PATH: 'd', AZURE_TENANT_ID: 'e' })).toEqual(['a', 'b', 'c']);
  });
});

describe('addresses that were typed', () => {
  const typed = secretiveAddresses(['import', '--spec', 'https://me:pw@a.test/b?c=d', '--spec=https://a.test/x?sig=1&y', 'https://plain.test/b', 'https:/me:pw@typo.test', undefined]);

  it('may have something secret in them, or not', () => {
    expect(typed).toEqual(['https://me:pw@a.test/b?c=d', 'https://a.test/x?sig=1&y', 'https:/me:pw@typo.test']);
  });

  it('are printed without user info and query, others as they are', () => {
    expect(redactor([], typed)("try: apim-llm --spec 'https://me:pw@a.test/b?c=d' and https://other.test/?c=d")).toBe("try: apim-llm --spec 'https://a.test/b' and https://other.test/?c=d");
  });
});
