import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ResponseValue } from '../../../../src/emulator/gateway/message/response-value.ts';
import { NotRunnable } from '../../../../src/emulator/gateway/not-runnable.ts';
import { returnResponse } from '../../../../src/emulator/gateway/policies/return-response.ts';
import { responseOf, responseText, runPolicy } from './run-policy.ts';

const full = '<return-response><set-status code="401" reason="Unauthorized" /><set-header name="A"><value>1</value></set-header><set-header name="A" exists-action="append"><value>2</value></set-header><set-body>no</set-body></return-response>';
const named = (inside: string): string => `<return-response response-variable-name="r">${inside}</return-response>`;

describe('return-response', () => {
  it('answers an empty 200 OK by default, and ends the call', async () => {
    const ran = await runPolicy(returnResponse, '<return-response />');
    expect([ran.call.ended, ran.call.response?.status, ran.call.response?.reason, ran.call.response?.headers.entries(), responseText(ran)]).toEqual([true, 200, 'OK', [], '']);
    expect(ran.waited).toBe(false);
  });

  it('has the status, headers and body that stand in it', async () => {
    const ran = await runPolicy(returnResponse, full);
    expect([ran.call.response?.status, ran.call.response?.reason, ran.call.response?.headers.entries(), responseText(ran)]).toEqual([401, 'Unauthorized', [['A', '1,2']], 'no']);
  });

  it.each(['inbound', 'backend', 'outbound', 'on-error'] as const)('changes the response, not the request, in %s', async (section) => {
    const { call } = await runPolicy(returnResponse, full, { section });
    expect([call.request.headers.has('A'), call.response?.headers.get('A')]).toEqual([false, '1,2']);
  });

  it('has nothing of the response that was there, and lets go of it', async () => {
    const body = Readable.from([Buffer.from('old')]);
    const ran = await runPolicy(returnResponse, '<return-response />', { section: 'outbound', response: { status: 500, headers: { B: '1' }, body } });
    expect([ran.call.response?.status, ran.call.response?.headers.names(), responseText(ran), body.destroyed]).toEqual([200, [], '', true]);
  });

  it('lets its expressions see the response that was there', async () => {
    const seen: unknown[] = [];
    const ran = await runPolicy(returnResponse, '<return-response><set-status code="@(code)" /><set-body>@(text)</set-body></return-response>', {
      section: 'on-error',
      response: { status: 503, body: 'old' },
      expressions: { '@(code)': ({ response }: { response: { status: number } }) => response.status, '@(text)': async ({ response }: { response: { status: number } }) => (seen.push(response.status), 'new') },
    });
    expect([ran.call.response?.status, responseText(ran), seen]).toEqual([503, 'new', [503]]);
  });

  it('answers the response that a variable has', async () => {
    const kept = responseOf({ status: 418, reason: 'Teapot', headers: { A: '1' }, body: 'tea' });
    const ran = await runPolicy(returnResponse, named(''), { variables: { r: new ResponseValue(kept) } });
    expect([ran.call.response?.status, ran.call.response?.reason, ran.call.response?.headers.entries(), responseText(ran)]).toEqual([418, 'Teapot', [['A', '1']], 'tea']);
  });

  it('changes the response of a variable by what stands in it, and leaves the variable alone', async () => {
    const kept = responseOf({ status: 418, headers: { A: '1' } });
    const ran = await runPolicy(returnResponse, named('<set-status code="200" /><set-header name="B"><value>2</value></set-header><set-body>new</set-body>'), { variables: { r: new ResponseValue(kept) } });
    expect([ran.call.response?.status, ran.call.response?.headers.entries(), responseText(ran)]).toEqual([200, [['A', '1'], ['B', '2']], 'new']);
    expect([kept.status, kept.headers.entries()]).toEqual([418, [['A', '1']]]);
  });

  it.each([
    ['is not set', {}],
    ['is not set', { r: null }],
    ['is not a response', { r: 'text' }],
  ])('fails where the variable %s', async (why, variables) => {
    await expect(runPolicy(returnResponse, named(''), { variables })).rejects.toMatchObject({ source: 'return-response', status: 500, message: `The variable 'r' ${why}.` });
  });

  it('refuses a Liquid template inside, which would have no body (documentation of set-body)', async () => {
    await expect(runPolicy(returnResponse, '<return-response><set-body template="liquid">{{ body.a }}</set-body></return-response>')).rejects.toThrow(new NotRunnable('return-response', 'set-body template="liquid" in it'));
    expect(responseText(await runPolicy(returnResponse, '<return-response><set-body template="none">{{ body.a }}</set-body></return-response>'))).toBe('{{ body.a }}');
  });

  it('refuses what it cannot have inside', async () => {
    await expect(runPolicy(returnResponse, '<return-response><set-method>GET</set-method></return-response>')).rejects.toThrow('The local gateway does not run return-response with <set-method> in it.');
  });
});
