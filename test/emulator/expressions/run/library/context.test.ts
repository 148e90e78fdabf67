import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../../../../src/emulator/expressions/run/library/context/context.ts';
import type { GatewayCall } from '../../../../../src/emulator/gateway/call.ts';
import { PolicyFault } from '../../../../../src/emulator/gateway/fault.ts';
import type { PolicyHandler } from '../../../../../src/emulator/gateway/step.ts';
import { runPolicy } from '../../../gateway/policies/run-policy.ts';
import type { Setting } from '../../../gateway/policies/run-policy.ts';
import { result } from './evaluate.ts';

const nothing: PolicyHandler = { element: 'nothing', compile: () => () => undefined };

async function callOf(setting: Setting): Promise<GatewayCall> {
  return (await runPolicy(nothing, '<nothing />', setting)).call;
}

const request = { method: 'POST', path: '/openai/deployments/gpt/chat/completions', query: 'api-version=2024-02-01&x=1&x=2', headers: [['X-A', '1'], ['x-a', '2'], ['Content-Type', 'application/json']] as const, body: '{"model":"gpt-4o","n":2}' };
const subscription = { id: '/s', name: 'sub-1', displayName: 'Team', key: 'k', primaryKey: 'p', secondaryKey: 's', createdDate: '2024-01-01T00:00:00Z', startDate: undefined, endDate: undefined };
const product = { id: '/p', name: 'starter', displayName: 'Starter', state: 'published', subscriptionRequired: true, approvalRequired: false };

describe('context', () => {
  it.each([
    ['context.Api.Id + context.Api.Name + context.Api.Path + context.Api.Revision', '"echoEchoecho1"'],
    ['context.Api.IsCurrentRevision', 'true'],
    ['context.Api.ServiceUrl.Host + context.Api.ServiceUrl.Path', '"backend.example/base"'],
    ['context.Operation.Id + context.Operation.Method + context.Operation.UrlTemplate', '"get-echoGET/resource"'],
    ['context.Product.Id', '"starter"'],
    ['context.Product.State.ToString()', '"Published"'],
    ['context.Subscription.Key', '"k"'],
    ['context.Subscription.Name', '"Team"'],
    ['context.Subscription.CreatedDate.Year', '2024'],
    ['context.Subscription.EndDate == null', 'true'],
    ['context.User == null', 'true'],
    ['context.User?.Id ?? "anonymous"', '"anonymous"'],
    ['context.User.Id', 'NullReferenceException: Object reference not set to an instance of an object.'],
    ['context.LastError == null', 'true'],
    ['context.Response == null', 'true'],
    ['context.Deployment.ServiceName + context.Deployment.Region + context.Deployment.GatewayId', '"apimSweden Centralmanaged"'],
    ['context.Deployment.Gateway.IsManaged', 'true'],
    ['context.Deployment.Certificates.ContainsKey("x")', 'false'],
    ['context.RequestId.ToString()', '"00000000-0000-0000-0000-000000000001"'],
    ['context.Timestamp.ToString("s")', '"2026-01-01T00:00:00"'],
    ['context.Elapsed.TotalMilliseconds', 'Double 0'],
    ['context.Tracing', 'false'],
    ['context.Backend == null', 'true'],
    ['context.Request.Method', '"POST"'],
    ['context.Request.IpAddress', '"127.0.0.1"'],
    ['context.Request.Certificate == null', 'true'],
    ['context.Request.Foundry.Deployment', '"gpt"'],
    ['context.Request.MatchedParameters["id"]', '"7"'],
    ['context.Request.MatchedParameters.GetValueOrDefault("nope", "d")', '"d"'],
    ['context.Request.MatchedParameters["nope"]', "KeyNotFoundException: The given key 'nope' was not present in the dictionary."],
    ['context.Request.Headers.GetValueOrDefault("X-a", "")', '"1,2"'],
    ['context.Request.Headers.GetValueOrDefault("nope", "none")', '"none"'],
    ['context.Request.Headers.GetValueOrDefault("nope")', 'null'],
    ['context.Request.Headers["x-A"]', '["1", "2"]'],
    ['context.Request.Headers["x-A"].Last()', '"2"'],
    ['context.Request.Headers["nope"]', "KeyNotFoundException: The given key 'nope' was not present in the dictionary."],
    ['context.Request.Headers.ContainsKey("CONTENT-TYPE")', 'true'],
    ['context.Request.Headers.TryGetValue("x-a", out var v) ? v.Length : 0', '2'],
    ['context.Request.Headers.Keys.ToArray()', '["X-A", "Content-Type"]'],
    ['context.Request.Headers.Any(h => h.Key == "X-A" && h.Value.Contains("2"))', 'true'],
    ['context.Request.Headers.Count', '2'],
    ['context.Request.Url.Path', '"/openai/deployments/gpt/chat/completions"'],
    ['context.Request.Url.QueryString', '"?api-version=2024-02-01&x=1&x=2"'],
    ['context.Request.Url.Query.GetValueOrDefault("X", "")', '"1,2"'],
    ['context.Request.Url.Query["api-version"][0]', '"2024-02-01"'],
    ['context.Request.OriginalUrl.ToString()', '"https://apim.azure-api.net/openai/deployments/gpt/chat/completions?api-version=2024-02-01&x=1&x=2"'],
    ['context.Request.OriginalUrl.Port + context.Request.OriginalUrl.Scheme', '"443https"'],
    ['context.Request.Url.ToUri().Host', '"apim.azure-api.net"'],
    ['context.Variables.ContainsKey("n")', 'true'],
    ['(string)context.Variables["t"]', '"text"'],
    ['(int)context.Variables["n"]', '5'],
    ['(int)context.Variables["t"]', "InvalidCastException: Unable to cast object of type 'System.String' to type 'System.Int32'."],
    ['context.Variables["nope"]', "KeyNotFoundException: The given key 'nope' was not present in the dictionary."],
    ['context.Variables.GetValueOrDefault<int>("n")', '5'],
    ['context.Variables.GetValueOrDefault<int>("nope")', '0'],
    ['context.Variables.GetValueOrDefault<string>("nope")', 'null'],
    ['context.Variables.GetValueOrDefault<bool>("nope", true)', 'true'],
    ['context.Variables.GetValueOrDefault<long>("nope", 7)', '7L'],
    ['context.Variables.GetValueOrDefault<int>("t")', "InvalidCastException: Unable to cast object of type 'System.String' to type 'System.Int32'."],
    ['context.Variables.GetValueOrDefault<long>("n")', "InvalidCastException: Unable to cast object of type 'System.Int32' to type 'System.Int64'."],
    ['context.Variables.GetValueOrDefault("nope", "d")', '"d"'],
    ['context.Variables.Count', '2'],
  ])('%s is %s', async (expression, expected) => {
    const call = await callOf({ request, matched: { subscription, product }, variables: { n: 5, t: 'text' } });
    expect(result(expression, contextOf(call))).toBe(expected);
  });

  it('has the error that policies ended with', async () => {
    const call = await callOf({});
    call.lastError = Object.assign(new PolicyFault({ source: 'validate-jwt', reason: 'TokenExpired', message: 'late', status: 401 }), { section: 'inbound', scope: 'api', path: 'choose[1]', policyId: 'p' });
    expect(result('string.Join(" ", context.LastError.Source, context.LastError.Reason, context.LastError.Message, context.LastError.Scope, context.LastError.Section, context.LastError.Path, context.LastError.PolicyId)', contextOf(call))).toBe('"validate-jwt TokenExpired late api inbound choose[1] p"');
  });

  it('names the backend that policies chose', async () => {
    const call = await callOf({ backend: { kind: 'entity', id: '/x/backends/main' } });
    expect(result('context.Backend.Id + context.Backend.Type', contextOf(call))).toBe('"mainSingle"');
  });

  it('shows a response, its status and its headers', async () => {
    const call = await callOf({ response: { status: 429, reason: 'Too Many', headers: { 'Retry-After': '7' }, body: 'slow' } });
    expect(result('context.Response.StatusCode + context.Response.StatusReason + context.Response.Headers.GetValueOrDefault("retry-after", "") + context.Response.Body.As<string>(preserveContent: true)', contextOf(call))).toBe('"429Too Many7slow"');
  });

  it('writes what an expression traces', async () => {
    const call = await callOf({ traced: true });
    result('@{ context.Trace("here"); return 1; }', contextOf(call));
    expect(call.trace?.map(({ says }) => says)).toEqual(['here']);
  });

  it('sees a changed URL and header at once', async () => {
    const call = await callOf({ request });
    call.request.headers.set('x-a', 'new');
    call.request.url.path = '/else';
    expect(result('context.Request.Headers["X-A"][0] + context.Request.Url.Path + context.Request.OriginalUrl.Path', contextOf(call))).toBe('"new/else/openai/deployments/gpt/chat/completions"');
  });
});

describe('Body in expressions', () => {
  it.each([
    ['context.Request.Body.As<JObject>(true)["model"].ToString()', '"gpt-4o"'],
    ['(int)context.Request.Body.As<JObject>(preserveContent: true)["n"]', '2'],
    ['context.Request.Body.As<string>(true).Length', '24'],
    ['context.Request.Body.As<byte[]>(true).Length', '24'],
    ['context.Request.Body.As<JToken>(true).Type.ToString()', '"Object"'],
    ['context.Request.Body.As<JArray>(true)', "JsonReaderException: Error reading JArray from JsonReader. Current JsonReader item is not an array: StartObject. Path '', line 1, position 1."],
    ['context.Request.Body.As<XDocument>(true)', 'XmlException: Data at the root level is invalid. Line 1, position 1.'],
    ['context.Request.Body.As<Uri>(true)', 'NotHere: The local Azure does not support Body.As<System.Uri>().'],
    ['context.Request.HasBody', 'true'],
  ])('%s is %s', async (expression, expected) => {
    const call = await callOf({ request });
    expect(result(expression, contextOf(call))).toBe(expected);
    expect(call.request.body.bytes?.toString()).toBe(request.body);
  });

  it('is there once only unless it is preserved', async () => {
    const call = await callOf({ request });
    expect(result('context.Request.Body.As<string>().Length', contextOf(call))).toBe('24');
    expect(result('context.Request.Body != null', contextOf(call))).toBe('true');
    expect(result('context.Request.Body.As<string>()', contextOf(call))).toContain('ObjectDisposedException');
    expect(call.request.body.bytes).toHaveLength(0);
  });

  it('is null where there is none', async () => {
    expect(result('context.Request.Body == null', contextOf(await callOf({})))).toBe('true');
    expect(result('context.Request.Body?.As<string>() ?? "none"', contextOf(await callOf({})))).toBe('"none"');
  });

  it('is not null while it is on its way', async () => {
    expect(result('context.Request.Body != null', contextOf(await callOf({ request: { body: Readable.from(['x']) } })))).toBe('true');
  });

  it('is read by its charset, without a byte order mark', async () => {
    const utf16 = { headers: { 'Content-Type': 'text/plain; charset=utf-16' }, body: Buffer.from('\ufeffhé', 'utf16le') };
    expect(result('context.Request.Body.As<string>()', contextOf(await callOf({ request: utf16 })))).toBe('"hé"');
  });

  it('gives the fields of a form', async () => {
    const form = { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'a=1&b=x+y&a=2' };
    const call = await callOf({ request: form });
    expect(result('@{ var f = context.Request.Body.AsFormUrlEncodedContent(preserveContent: true); return string.Join("|", f["a"]) + f["b"][0] + f.ToFormUrlEncodedContent(); }', contextOf(call))).toBe('"1|2x ya=1&a=2&b=x+y"');
  });
});

const jwt = `${Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":"me","iss":"https://i","aud":["a","b"],"exp":1767323045,"roles":["r1","r2"],"n":5,"jti":"id"}').toString('base64url')}.c2ln`;

describe('credentials in texts', () => {
  it.each([
    [`"Bearer ${jwt}".AsJwt().Subject`, '"me"'],
    [`"${jwt}".AsJwt().Issuer`, '"https://i"'],
    [`"${jwt}".AsJwt().Audiences.ToArray()`, '["a", "b"]'],
    [`"${jwt}".AsJwt().Algorithm + "${jwt}".AsJwt().Type + "${jwt}".AsJwt().Id`, '"RS256JWTid"'],
    [`"${jwt}".AsJwt().ExpirationTime.Value.ToString("s")`, '"2026-01-02T03:04:05"'],
    [`"${jwt}".AsJwt().NotBefore == null`, 'true'],
    [`"${jwt}".AsJwt().Claims.GetValueOrDefault("roles", "")`, '"r1,r2"'],
    [`"${jwt}".AsJwt().Claims["roles"].Contains("r2")`, 'true'],
    [`"${jwt}".AsJwt().Claims["n"][0]`, '"5"'],
    [`"${jwt}".AsJwt()?.Claims.ContainsKey("nope")`, 'false'],
    ['"Bearer x.y".AsJwt() == null', 'true'],
    ['"x".TryParseJwt(out Jwt j)', 'false'],
    ['"Basic dTpwOnE=".AsBasic().Password', '"p:q"'],
    ['"Basic dTpw".TryParseBasic(out var b) ? b.UserId : ""', '"u"'],
    ['"Bearer x".AsBasic() == null', 'true'],
  ])('%s is %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });
});
