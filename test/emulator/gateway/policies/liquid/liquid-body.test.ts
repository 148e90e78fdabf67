import { describe, expect, it } from 'vitest';
import { elementsOf } from '../../../../../src/emulator/arm/policies/document.ts';
import { readPolicyDocument } from '../../../../../src/emulator/arm/policies/reader.ts';
import { ClrBytes } from '../../../../../src/emulator/expressions/run/arrays.ts';
import { JsonReader } from '../../../../../src/emulator/expressions/run/library/json/json-reader.ts';
import { double } from '../../../../../src/emulator/expressions/run/numbers.ts';
import { Body } from '../../../../../src/emulator/gateway/message/body.ts';
import { Headers } from '../../../../../src/emulator/gateway/message/headers.ts';
import { liquidBody } from '../../../../../src/emulator/gateway/policies/liquid/liquid-body.ts';
import { loadLiquid } from '../../../../../src/emulator/gateway/policies/liquid/liquid-engine.ts';
import type { LiquidEngine } from '../../../../../src/emulator/gateway/policies/liquid/liquid-engine.ts';
import type { LiquidScope } from '../../../../../src/emulator/gateway/policies/liquid/liquid-scope.ts';
import { clrText } from '../../../../../src/emulator/gateway/policies/liquid/value-text.ts';
import type { LiquidValue } from '../../../../../src/emulator/gateway/policies/liquid/values.ts';
import type { PolicyHandler } from '../../../../../src/emulator/gateway/step.ts';
import { requestText, runPolicy } from '../run-policy.ts';
import type { Setting } from '../run-policy.ts';

/** Objects of a template as JSON has them, dates as they print. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, member]) => [name as string, plain(member)]));
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' && value !== null ? clrText(value as LiquidValue) : value;
}

/** What a template is rendered with, in the place of a library. */
async function rendered(xml: string, setting: Setting): Promise<{ readonly templates: readonly string[]; readonly scope: LiquidScope | undefined; readonly text: string }> {
  const templates: string[] = [];
  let scope: LiquidScope | undefined;
  const engine: LiquidEngine = { parse: (template) => (templates.push(template), (given) => ((scope = given), 'rendered')) };
  const handler: PolicyHandler = {
    element: 'set-body',
    compile: (element, compiler) => {
      const edit = liquidBody(element, compiler, () => Promise.resolve(engine));
      return async (call) => {
        await edit(call, call.request);
        if (elementsOf(element).length === 0 && setting.traced) await edit(call, call.request);
      };
    },
  };
  const ran = await runPolicy(handler, xml, setting);
  return { templates, scope, text: requestText(ran) };
}

const policy = '<set-body template="liquid">{{body.a}}</set-body>';
const nils = '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><b xsi:nil="true" /></a>';

const bodies: readonly (readonly [statement: string, type: string, body: string, xml: string, expected: unknown])[] = [
  ['JSON', 'application/json', '{"a":{"b":[1,"x"]}}', policy, { a: { b: [1, 'x'] } }],
  ['JSON by its suffix', 'application/vnd.x+json; charset=utf-8', '{"a":1}', policy, { a: 1 }],
  ['XML by local names, several of one name as an array', 'text/xml', '<s:a xmlns:s="u"><b>1</b><b>2</b><c> x <!-- y --></c></s:a>', policy, { a: { b: ['1', '2'], c: ' x ' } }],
  ['nothing without a type', '', '{"a":1}', policy, ''],
  ['nothing of text', 'text/plain', 'x', policy, ''],
  ['nothing of nothing', 'application/json', '', policy, ''],
  ['nil as a blank by default', 'application/xml', nils, policy, { a: { b: '' } }],
  ['nil as null where that is said', 'application/xml', nils, '<set-body template="liquid" xsi-nil="null">x</set-body>', { a: { b: null } }],
  ['dates as C# prints them', 'application/json', '{"a":"2012-03-21T05:40:07Z"}', policy, { a: '03/21/2012 05:40:07' }],
  ['dates without seconds, and those of Microsoft’s JSON', 'application/json', '{"a":["2012-03-21T05:40Z","/Date(1198908717056)/","2012-03-21T05:40:07+02:00","2012-03-21"]}', policy, { a: ['03/21/2012 05:40:00', '12/29/2007 06:11:57', '03/21/2012 03:40:07', '2012-03-21'] }],
  ['JSON with numbers as they are written', 'text/json', '{"a":[9007199254740993,1.50,-0.25,1e3]}', policy, { a: [9007199254740993n, '1.5', '-0.25', '1000'] }],
  ['JSON with names that mean something to JavaScript', 'application/json', '{"__proto__":{"a":1},"constructor":2}', policy, Object.fromEntries([['__proto__', { a: 1 }], ['constructor', 2]])],
  ['dates as they are where that is said', 'application/json', '{"a":"2012-03-21T05:40:07Z"}', '<set-body template="liquid" parse-date="false">x</set-body>', { a: '2012-03-21T05:40:07Z' }],
];

describe('a Liquid template', () => {
  it.each(bodies)('sees the body as %s', async (_, type, body, xml, expected) => {
    const { scope, text } = await rendered(xml, { request: { headers: { 'Content-Type': type }, body } });
    expect([plain(scope?.body), text]).toEqual([expected, 'rendered']);
  });

  it('sees the documented part of the context, and the variables', async () => {
    const { scope } = await rendered(policy, { request: { method: 'POST', query: 'q=1&q=2', headers: [['A', '1'], ['a', '2']], body: 'x' }, response: { status: 404, headers: { B: '3' } }, variables: { v: 5, long: 7n, none: null, real: double(1.5), json: new JsonReader('{"a":[1]}').read('JObject'), guid: new ClrBytes(Buffer.from('a')) } });
    const url = { Scheme: 'https', Host: 'apim.azure-api.net', Port: 443, Path: '/echo/resource', Query: { q: ['1', '2'] }, QueryString: '?q=1&q=2', ToUri: 'https://apim.azure-api.net/echo/resource?q=1&q=2', ToString: 'https://apim.azure-api.net/echo/resource?q=1&q=2' };
    expect(plain(scope?.context)).toEqual({
      Request: { Url: url, OriginalUrl: url, Method: 'POST', OriginalMethod: 'GET', IpAddress: '127.0.0.1', MatchedParameters: { id: '7' }, HasBody: true, ClientCertificates: [], Headers: { A: '1,2' } },
      Response: { StatusCode: 404, Method: 'POST', Headers: { B: '3' } },
      Variables: { v: 5, long: 7, none: null, real: '1.5', json: { a: [1] }, guid: 'System.Byte[]' },
    });
  });

  it('sees the body of the pipeline, whatever message takes its text (documentation of set-body)', async () => {
    const policies = '<send-request response-variable-name="r"><set-body template="liquid">{{ body.a }}</set-body></send-request>';
    const element = elementsOf(readPolicyDocument(policies, 'rawxml').root)[0];
    let text = '';
    const handler: PolicyHandler = {
      element: 'send-request',
      compile: (_, compiler) => {
        const edit = element && liquidBody(element, compiler, loadLiquid);
        return async (call) => {
          const made = { headers: new Headers(), body: Body.of('{"a":"of the new one"}') };
          await edit?.(call, made);
          text = made.body.bytes?.toString() ?? '';
        };
      },
    };
    await runPolicy(handler, policies, { request: { headers: { 'Content-Type': 'application/json' }, body: '{"a":"of the pipeline"}' } });
    expect(text).toBe('of the pipeline');
  });

  it('finds headers without regard to case', async () => {
    const { scope } = await rendered(policy, { request: { headers: { 'x-a': '1' } } });
    const request = scope?.context.get('Request');
    const headers = request instanceof Map ? (request.get('Headers') as ReadonlyMap<string, unknown>) : new Map();
    expect([headers.get('X-A'), headers.has('X-A'), headers.get('X-B')]).toEqual(['1', true, undefined]);
  });

  it('is parsed once, as it stands, with the XML that is in it', async () => {
    const { templates } = await rendered('<set-body template="liquid">a {{b}} &lt;c&gt;</set-body>', { traced: true });
    const xml = await rendered('<set-body template="liquid"><a><b>{{body.c}}</b></a></set-body>', {});
    const condition = await rendered('<set-body template="liquid"><a b="{{ c | Append: \'&quot;\' }}">{% if body.a &gt; 1 %}&gt;{% endif %}</a></set-body>', {});
    expect([templates, xml.templates, condition.templates]).toEqual([['a {{b}} <c>'], ['<a><b>{{body.c}}</b></a>'], ['<a b="{{ c | Append: \'"\' }}">{% if body.a > 1 %}&gt;{% endif %}</a>']]);
  });

  it('fails where the body is not what its type says, and where the library fails', async () => {
    await expect(rendered(policy, { request: { headers: { 'Content-Type': 'application/json' }, body: '{' } })).rejects.toMatchObject({ source: 'set-body', message: expect.stringMatching(/^The body is not what its Content-Type says: /) as unknown });
    await expect(rendered(policy, { request: { headers: { 'Content-Type': 'application/json' }, body: '['.repeat(200_000) + ']'.repeat(200_000) } })).rejects.toMatchObject({ source: 'set-body', status: 500 });
    const broken: PolicyHandler = { element: 'set-body', compile: (element, compiler) => {
      const edit = liquidBody(element, compiler, () => Promise.reject(new Error('no such filter')));
      return (call) => edit(call, call.request);
    } };
    await expect(runPolicy(broken, policy)).rejects.toMatchObject({ source: 'set-body', status: 500, message: 'The Liquid template cannot be rendered: no such filter' });
  });
});
