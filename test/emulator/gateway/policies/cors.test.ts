import { describe, expect, it } from 'vitest';
import type { GatewayResponse } from '../../../../src/emulator/gateway/message/message.ts';
import { cors } from '../../../../src/emulator/gateway/policies/cors.ts';
import { responseOf, runPolicy } from './run-policy.ts';
import type { Ran } from './run-policy.ts';

interface Said {
  readonly attributes?: string;
  readonly origins?: readonly string[];
  readonly methods?: readonly string[];
  readonly age?: string;
  readonly headers?: readonly string[];
  readonly exposed?: readonly string[];
}

function list(parent: string, child: string, items: readonly string[] | undefined, attributes = ''): string {
  return items === undefined ? '' : `<${parent}${attributes}>${items.map((item) => `<${child}>${item}</${child}>`).join('')}</${parent}>`;
}

function policy({ attributes = '', origins = ['https://app.example'], methods, age, headers, exposed }: Said): string {
  const max = age === undefined ? '' : ` preflight-result-max-age="${age}"`;
  return `<cors ${attributes}>${list('allowed-origins', 'origin', origins)}${list('allowed-methods', 'method', methods, max)}${list('allowed-headers', 'header', headers)}${list('expose-headers', 'header', exposed)}</cors>`;
}

const origin = 'https://app.example';
const expressions = { '@(yes)': true, '@(no)': false, '@(age)': 60, '@(put)': 'PUT', '@(origin)': origin };

function preflight(said: Said, asked: { readonly origin?: string; readonly method?: string; readonly headers?: string } = {}): Promise<Ran> {
  return runPolicy(cors, policy(said), {
    expressions,
    matched: { operation: undefined },
    request: { method: 'OPTIONS', headers: { Origin: asked.origin ?? origin, 'Access-Control-Request-Method': asked.method ?? 'GET', ...(asked.headers !== undefined && { 'Access-Control-Request-Headers': asked.headers }) } },
  });
}

function allowed({ call }: Ran): readonly string[] {
  return (call.response?.headers.entries() ?? []).map(([name, value]) => `${name.replace('Access-Control-', '')}: ${value}`);
}

const none: readonly string[] = [];
const plain = [`Allow-Origin: ${origin}`, 'Allow-Methods: GET', 'Max-Age: 0'];

const preflights: readonly (readonly [statement: string, said: Said, asked: Parameters<typeof preflight>[1], expected: readonly string[]])[] = [
  ['an allowed origin', {}, {}, plain],
  ['an origin whose port is the scheme’s own', { origins: ['https://app.example:443/'] }, {}, plain],
  ['an origin in another case', { origins: ['HTTPS://APP.example'] }, {}, plain],
  ['one of several origins', { origins: ['http://a.example', origin] }, {}, plain],
  ['an origin from an expression', { origins: ['@(origin)'] }, {}, plain],
  ['any origin', { origins: ['*'] }, {}, ['Allow-Origin: *', 'Allow-Methods: GET', 'Max-Age: 0']],
  ['any origin with credentials by its name', { origins: ['*'], attributes: 'allow-credentials="true"' }, {}, [`Allow-Origin: ${origin}`, 'Allow-Credentials: true', 'Allow-Methods: GET', 'Max-Age: 0']],
  ['credentials', { attributes: 'allow-credentials="@(yes)"' }, {}, [`Allow-Origin: ${origin}`, 'Allow-Credentials: true', 'Allow-Methods: GET', 'Max-Age: 0']],
  ['POST without allowed-methods', {}, { method: 'POST' }, [`Allow-Origin: ${origin}`, 'Allow-Methods: POST', 'Max-Age: 0']],
  ['no other method without allowed-methods', {}, { method: 'PUT' }, none],
  ['a listed method', { methods: ['get', '@(put)'] }, { method: 'PUT' }, [`Allow-Origin: ${origin}`, 'Allow-Methods: PUT', 'Max-Age: 0']],
  ['no method that is not listed', { methods: ['PUT'] }, { method: 'GET' }, none],
  ['any method', { methods: ['*'] }, { method: 'PATCH' }, [`Allow-Origin: ${origin}`, 'Allow-Methods: PATCH', 'Max-Age: 0']],
  ['how long it may be kept', { methods: ['GET'], age: '300' }, {}, [`Allow-Origin: ${origin}`, 'Allow-Methods: GET', 'Max-Age: 300']],
  ['how long it may be kept, from an expression', { methods: ['GET'], age: '@(age)' }, {}, [`Allow-Origin: ${origin}`, 'Allow-Methods: GET', 'Max-Age: 60']],
  ['listed headers in whatever case', { headers: ['X-A', 'content-type'] }, { headers: 'x-a, Content-Type' }, [`Allow-Origin: ${origin}`, 'Allow-Methods: GET', 'Allow-Headers: x-a,content-type', 'Max-Age: 0']],
  ['any header', { headers: ['*'] }, { headers: 'x-b' }, [`Allow-Origin: ${origin}`, 'Allow-Methods: GET', 'Allow-Headers: x-b', 'Max-Age: 0']],
  ['headers that every browser may send', {}, { headers: 'accept,accept-language,content-language' }, [`Allow-Origin: ${origin}`, 'Allow-Methods: GET', 'Allow-Headers: accept,accept-language,content-language', 'Max-Age: 0']],
  ['no header that is not listed', { headers: ['x-a'] }, { headers: 'x-a,x-b' }, none],
  ['no header without allowed-headers', {}, { headers: 'x-a' }, none],
  ['no other origin', {}, { origin: 'https://evil.example' }, none],
  ['no origin of another port', {}, { origin: 'https://app.example:8443' }, none],
  ['no origin of another scheme', {}, { origin: 'http://app.example' }, none],
  ['no origin that only begins alike', {}, { origin: 'https://app.example.evil' }, none],
  ['no headers that are exposed: those are for the request itself', { exposed: ['X-A'] }, {}, plain],
];

const actual: readonly (readonly [statement: string, said: Said, method: string, from: string | undefined, expected: readonly string[], ended: boolean])[] = [
  ['nothing without an Origin', {}, 'GET', undefined, none, false],
  ['an allowed origin', {}, 'GET', origin, [`Allow-Origin: ${origin}`], false],
  ['any origin', { origins: ['*'] }, 'POST', origin, ['Allow-Origin: *'], false],
  ['credentials', { attributes: 'allow-credentials="true"' }, 'GET', origin, [`Allow-Origin: ${origin}`, 'Allow-Credentials: true'], false],
  ['exposed headers', { exposed: ['X-A', 'X-B'] }, 'GET', origin, [`Allow-Origin: ${origin}`, 'Expose-Headers: X-A,X-B'], false],
  ['another origin by an empty 200 by default', {}, 'GET', 'https://evil.example', none, true],
  ['another origin by an empty 200 where that is said', { attributes: 'terminate-unmatched-request="true"' }, 'POST', 'https://evil.example', none, true],
  ['another origin by letting it pass', { attributes: 'terminate-unmatched-request="@(no)"' }, 'GET', 'https://evil.example', none, false],
];

describe('cors, on a preflight request', () => {
  it.each(preflights)('allows %s', async (_, said, asked, expected) => {
    const ran = await preflight(said, asked);
    expect(allowed(ran)).toEqual(expected);
    expect([ran.call.ended, ran.call.response?.status, ran.call.response?.body.bytes?.length]).toEqual([true, 200, 0]);
  });

  it('leaves an origin that it does not know to the next cors policy where it does not terminate', async () => {
    const ran = await preflight({ attributes: 'terminate-unmatched-request="false"' }, { origin: 'https://other.example' });
    expect([ran.call.ended, ran.call.response]).toEqual([false, undefined]);
  });

  it('does not answer where an operation of the API takes OPTIONS', async () => {
    const operation = { id: 'o', name: 'o', displayName: 'O', method: 'OPTIONS', urlTemplate: '/', parameters: new Map<string, string>() };
    const { call } = await runPolicy(cors, policy({}), { matched: { operation }, request: { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'GET' } } });
    expect([call.ended, call.response, call.onAnswer.length]).toEqual([false, undefined, 1]);
  });
});

describe('cors, on any other request', () => {
  it.each(actual)('answers %s', async (_, said, method, from, expected, ended) => {
    const ran = await runPolicy(cors, policy(said), { expressions, request: { method, headers: from === undefined ? {} : { Origin: from } } });
    const response: GatewayResponse = ran.call.response ?? responseOf({ status: 404, headers: { 'Access-Control-Allow-Origin': 'https://backend.example' } });
    for (const act of ran.call.onAnswer) act(response);
    const own = ended ? none : ['Allow-Origin: https://backend.example'];
    expect([ran.call.ended, response.status, response.body.bytes?.length]).toEqual([ended, ended ? 200 : 404, 0]);
    expect(response.headers.entries().map(([name, value]) => `${name.replace('Access-Control-', '')}: ${value}`)).toEqual(expected.length === 0 ? own : expected);
  });

  it('tells the trace which origin it was', async () => {
    const { call } = await runPolicy(cors, policy({}), { traced: true, request: { headers: { Origin: 'https://evil.example' } } });
    expect(call.trace?.map(({ says }) => says)).toEqual(['origin https://evil.example is not allowed']);
  });
});
