import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../support/backend.ts';
import type { TestBackend } from '../../support/backend.ts';
import { answerWith, startGateway } from './gateway-fixture.ts';
import type { TestGateway } from './gateway-fixture.ts';

let gateway: TestGateway;
let model: TestBackend;

/** Streams where it is asked to. */
beforeAll(async () => {
  model = await startBackend(({ body }, response) => {
    if (!body.toString().includes('stream')) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"usage":{"total_tokens":30}}');
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: {"choices":[{"text":"abcdefgh"}]}\n\n');
    response.end('data: [DONE]\n\n');
  });
});

afterAll(() => model.stop());

beforeEach(async () => {
  gateway = await startGateway();
  await gateway.api('a', ['POST /']);
});

const call = (body = '{"prompt":"x"}') => gateway.call('/a', { method: 'POST', headers: { 'content-type': 'application/json' }, body });

describe('limits in the gateway', () => {
  it('answer 429 with Retry-After as Azure does, and count a call once for two policies with one key', async () => {
    const limit = '<rate-limit-by-key calls="2" renewal-period="60" counter-key="k" remaining-calls-header-name="x-left" />';
    await gateway.policy('/apis/a', { inbound: limit + limit + answerWith('yes') });
    expect((await call()).headers['x-left']).toBe('1');
    expect((await call()).headers['x-left']).toBe('0');
    const third = await call();
    expect([third.status, third.headers['retry-after'], third.headers['x-left'], third.json]).toEqual([429, '30', '0', { statusCode: 429, message: 'Rate limit is exceeded. Try again in 30 seconds.' }]);
  });

  it('say "Quota Exceeded" beside the 403', async () => {
    await gateway.policy('/apis/a', { inbound: `<quota-by-key calls="0" renewal-period="0" counter-key="k" />${answerWith('yes')}` });
    const reply = await call();
    expect([reply.status, reply.reason, reply.json]).toEqual([403, 'Quota Exceeded', { statusCode: 403, message: 'Out of call volume quota.' }]);
  });

  it('follow a condition that sees the answer', async () => {
    const limit = '<rate-limit-by-key calls="1" renewal-period="60" counter-key="k" increment-condition="@(context.Response.StatusCode == 200)" />';
    await gateway.policy('/apis/a', { inbound: limit + answerWith('no', 400) });
    expect([(await call()).status, (await call()).status]).toEqual([400, 400]);
    await gateway.policy('/apis/a', { inbound: limit + answerWith('yes') });
    expect([(await call()).status, (await call()).status]).toEqual([200, 429]);
  });

  const metered = '<llm-token-limit counter-key="k" tokens-per-minute="100" estimate-prompt-tokens="true" tokens-consumed-variable-name="used" remaining-tokens-variable-name="left" remaining-tokens-header-name="x-left" />';
  const told = '<set-header name="x-told" exists-action="override"><value>@(context.Variables["used"] + "/" + context.Variables["left"])</value></set-header>';

  it('meter an answer before outbound, where policies see what was used', async () => {
    await gateway.api('b', ['POST /'], { serviceUrl: model.url });
    await gateway.policy('/apis/b', { inbound: metered, outbound: told });
    const reply = await gateway.call('/b', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"prompt":"x"}' });
    expect([reply.status, reply.headers['x-told'], reply.headers['x-left'], reply.text]).toEqual([200, '30/70', '70', '{"usage":{"total_tokens":30}}']);
    expect(model.seen.at(-1)?.body.toString()).toBe('{"prompt":"x"}');
  });

  it('count a stream when it is over', async () => {
    await gateway.api('b', ['POST /'], { serviceUrl: model.url });
    await gateway.policy('/apis/b', { inbound: metered, outbound: told });
    const stream = () => gateway.call('/b', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"prompt":"abcd","stream":true}' });
    const first = await stream();
    expect([first.headers['x-told'], first.text]).toEqual(['1/99', 'data: {"choices":[{"text":"abcdefgh"}]}\n\ndata: [DONE]\n\n']);
    expect((await stream()).headers['x-left']).toBe('96');
  });

  it('tell on-error why, and let it answer', async () => {
    const tellReason = '<set-header name="x-reason" exists-action="override"><value>@(context.LastError.Reason + " of " + context.LastError.Source)</value></set-header>';
    await gateway.policy('/apis/a', { inbound: `<check-header name="x-key" failed-check-httpcode="401" failed-check-error-message="Not you" />${answerWith('yes')}`, onError: tellReason });
    const reply = await call();
    expect([reply.status, reply.headers['x-reason'], reply.json]).toEqual([401, 'HeaderNotFound of check-header', { statusCode: 401, message: 'Not you' }]);
  });

  it('are forgotten after a reset', async () => {
    const limited = { inbound: `<rate-limit-by-key calls="1" renewal-period="300" counter-key="k" />${answerWith('yes')}` };
    await gateway.policy('/apis/a', limited);
    expect([(await call()).status, (await call()).status]).toEqual([200, 429]);
    await gateway.control('reset', {});
    await gateway.api('a', ['POST /']);
    await gateway.policy('/apis/a', limited);
    expect((await call()).status).toBe(200);
  });

  it('refuse at PUT what does not run here', async () => {
    await expect(gateway.policy('/apis/a', { inbound: '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />' })).rejects.toThrow('documents with cache-lookup, which its gateway does not run.');
    await expect(gateway.policy('/apis/a', { inbound: '<get-authorization-context provider-id="p" authorization-id="a" context-variable-name="v" />' })).rejects.toThrow('documents with get-authorization-context, which its gateway does not run.');
  });
});

describe('who calls', () => {
  it('is proved by a token of the gateway’s own identity, which a policy reads as a Jwt', async () => {
    const estate = gateway.azure.ready.tenantId;
    const get = '<authentication-managed-identity resource="api://mine" output-token-variable-name="token" />';
    const check = `<validate-azure-ad-token tenant-id="${estate}" token-value="@((string)context.Variables["token"])" output-token-variable-name="jwt"><audiences><audience>api://mine</audience></audiences></validate-azure-ad-token>`;
    const answer = '<return-response><set-body>@(((Jwt)context.Variables["jwt"]).Audiences.First() + " " + (((Jwt)context.Variables["jwt"]).ExpirationTime > context.Timestamp))</set-body></return-response>';
    await gateway.policy('/apis/a', { inbound: get + check + answer });
    const reply = await call();
    expect([reply.status, reply.text]).toEqual([200, 'api://mine True']);
    await gateway.policy('/apis/a', { inbound: get + check.replace('<audience>api://mine<', '<audience>api://other<') + answer });
    expect((await call()).json).toEqual({ statusCode: 401, message: "The audience 'api://mine' is none of those that are allowed. Access denied." });
  });
});
