import { describe, expect, it } from 'vitest';
import { asRouteBlock, routeBlock, type RouteBlock } from '../../../src/policy/blocks/route-block.ts';
import type { RouteRow } from '../../../src/policy/blocks/route-row.ts';
import { everyElement, strictXml } from './strict-xml.ts';

const template = '/deployments/{deployment-id}/embeddings?api-version={api-version}';
const ada: RouteRow = { model: 'ada', to: { kind: 'backend', id: 'aoai-swe--ada--openai' }, by: 'import' };
const gpt: RouteRow = { model: 'gpt-4o', to: { kind: 'pool', id: 'gpt' }, retry: 'gpt', name: 'gpt', by: 'pool' };
const burst: RouteRow = { model: 'o3', to: { kind: 'list', ids: ['main', 'spill'] }, retry: 'o3', by: 'burst' };
const any: RouteRow = { model: '*', to: { kind: 'backend', id: 'rest' }, by: 'facade' };
const path: RouteBlock = { modelFrom: { kind: 'path', parameter: 'deployment-id' }, template, unknown: 'refuse', rows: [gpt, burst, ada] };
const body: RouteBlock = { ...path, modelFrom: { kind: 'body' }, template: '/chat/completions' };
const none: RouteBlock = { ...path, modelFrom: { kind: 'none' }, rows: [any] };

const textOf = (value: RouteBlock): string => routeBlock(value).lines.join('\n');
const rewritten = (row: Partial<RouteRow>, urlTemplate = template) =>
  everyElement(strictXml(`<x>${textOf({ ...path, template: urlTemplate, rows: [{ ...ada, ...row }] })}</x>`)).find(({ name }) => name === 'rewrite-uri')?.attributes['template'];

describe('route block', () => {
  it('sends each model of the path to its backend, and answers all others', () => {
    expect(textOf(path)).toMatchInlineSnapshot(`
      "<set-variable id="apim-llm-route-model" name="apim-llm-model" value="@{ string model = &quot;&quot;; if (context.Request.MatchedParameters.ContainsKey(&quot;deployment-id&quot;)) { model = context.Request.MatchedParameters[&quot;deployment-id&quot;]; } return model; }" />
      <choose id="apim-llm-route">
        <when condition="@(string.Equals(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;apim-llm-model&quot;, &quot;&quot;), &quot;ada&quot;, StringComparison.OrdinalIgnoreCase))">
          <set-backend-service id="apim-llm-route-1-backend" backend-id="aoai-swe--ada--openai" />
        </when>
        <when condition="@(string.Equals(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;apim-llm-model&quot;, &quot;&quot;), &quot;gpt-4o&quot;, StringComparison.OrdinalIgnoreCase))">
          <set-backend-service id="apim-llm-route-2-backend" backend-id="gpt" />
          <set-variable id="apim-llm-route-2-retry" name="apim-llm-retry" value="gpt" />
        </when>
        <when condition="@(string.Equals(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;apim-llm-model&quot;, &quot;&quot;), &quot;o3&quot;, StringComparison.OrdinalIgnoreCase))">
          <set-backend-service id="apim-llm-route-3-backend" backend-id="main" />
          <set-variable id="apim-llm-route-3-retry" name="apim-llm-retry" value="o3" />
        </when>
        <otherwise>
          <return-response id="apim-llm-route-unknown">
            <set-status id="apim-llm-route-unknown-status" code="400" reason="Bad Request" />
            <set-header id="apim-llm-route-unknown-type" name="Content-Type" exists-action="override">
              <value>application/json</value>
            </set-header>
            <set-body id="apim-llm-route-unknown-body">{"error":{"code":"DeploymentNotFound","message":"No model of this name is served here."}}</set-body>
          </return-response>
        </otherwise>
      </choose>"
    `);
    expect(routeBlock(path)).toMatchObject({ kind: 'route', section: 'inbound', carried: { ...path, rows: [ada, gpt, burst] } });
  });

  it('reads the model in a JSON body, and keeps the body', () => {
    expect(textOf({ ...body, rows: [ada], unknown: 'fall-through' })).toMatchInlineSnapshot(`
      "<set-variable id="apim-llm-route-model" name="apim-llm-model" value="@{ string model = &quot;&quot;; string type = context.Request.Headers.GetValueOrDefault(&quot;Content-Type&quot;, &quot;&quot;); if (context.Request.Body != null &amp;&amp; type.IndexOf(&quot;json&quot;, StringComparison.OrdinalIgnoreCase) &gt;= 0) { try { JObject body = context.Request.Body.As&lt;JObject&gt;(preserveContent: true); JToken named = body[&quot;model&quot;]; if (named != null &amp;&amp; named.Type == JTokenType.String) { model = named.ToString(); } } catch { model = &quot;&quot;; } } return model; }" />
      <choose id="apim-llm-route">
        <when condition="@(string.Equals(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;apim-llm-model&quot;, &quot;&quot;), &quot;ada&quot;, StringComparison.OrdinalIgnoreCase))">
          <set-backend-service id="apim-llm-route-1-backend" backend-id="aoai-swe--ada--openai" />
        </when>
      </choose>"
    `);
  });

  it('reads nothing where all calls go one way', () => {
    const lines = '<set-backend-service id="apim-llm-route-1-backend" backend-id="rest" />';
    for (const one of [none, { ...path, rows: [any] }, { ...body, rows: [any], unknown: 'fall-through' as const }]) expect(textOf(one)).toBe(lines);
    expect(textOf({ ...none, rows: [] })).toMatch(/^<return-response id="apim-llm-route-unknown">/);
    expect(textOf({ ...none, rows: [], unknown: 'fall-through' })).toBe('');
  });

  it('sends calls without a row where the row for any model says, even if the model is unknown', () => {
    const text = textOf({ ...path, rows: [any, ada] });
    expect(text).toMatch(/<otherwise>\s+<set-backend-service id="apim-llm-route-2-backend" backend-id="rest" \/>\s+<\/otherwise>/);
    expect(text).not.toContain('DeploymentNotFound');
  });

  it('gives the same block in whichever order the rows came', () => {
    const rows = [any, ada, gpt, burst, { ...ada, model: '+', alias: '!' }];
    expect(routeBlock({ ...path, rows: rows.toReversed() })).toEqual(routeBlock({ ...path, rows }));
    expect(routeBlock({ ...path, rows }).carried['rows']).toMatchObject([{ alias: '!' }, { model: 'ada' }, { model: 'gpt-4o' }, { model: 'o3' }, { model: '*' }]);
  });

  it('compares with the name that clients use, as a C# literal', () => {
    const model = 'a"), true || ("{{b}}';
    const [when] = everyElement(strictXml(`<x>${textOf({ ...path, rows: [{ ...ada, alias: model }] })}</x>`)).filter(({ name }) => name === 'when');
    expect(when?.attributes['condition']).toBe(
      '@(string.Equals(context.Variables.GetValueOrDefault<string>("apim-llm-model", ""), "a\\u0022\\u0029, true \\u007c\\u007c \\u0028\\u0022\\u007b\\u007bb\\u007d\\u007d", StringComparison.OrdinalIgnoreCase))',
    );
  });

  it.each<[string, Partial<RouteRow>, string | undefined]>([
    ['the same name', { deployment: 'ada' }, undefined],
    ['an alias that is the name', { alias: 'ada' }, undefined],
    ['a deployment of another name', { deployment: 'ada-2' }, '/deployments/ada-2/embeddings?api-version={api-version}'],
    ['another case', { deployment: 'Ada' }, '/deployments/Ada/embeddings?api-version={api-version}'],
    ['an alias', { alias: 'fixed' }, '/deployments/ada/embeddings?api-version={api-version}'],
    ['an alias of a deployment of another name', { alias: 'fixed', deployment: 'ada-2' }, '/deployments/ada-2/embeddings?api-version={api-version}'],
    ['an alias that is the deployment', { alias: 'ada-2', deployment: 'ada-2' }, undefined],
    ['any model', { model: '*' }, undefined],
    ['any model on one deployment', { model: '*', deployment: 'ada' }, '/deployments/ada/embeddings?api-version={api-version}'],
    ['a name that is no path', { deployment: '../{x}?y=z#@(' }, '/deployments/..%2F%7Bx%7D%3Fy%3Dz%23%40(/embeddings?api-version={api-version}'],
    ['deployments in the URLs of the backends', { deploymentInBackend: true }, '/embeddings?api-version={api-version}'],
  ])('rewrites the path where it has to: %s', (_, row, expected) => {
    expect(rewritten(row)).toBe(expected);
  });

  it.each([
    ['/deployments/{deployment-id}/embeddings', '/deployments/ada/embeddings', '/embeddings'],
    ['/{deployment-id}/a/{deployment-id}/{x}', '/ada/a/ada/{x}', '/a/{deployment-id}/{x}'],
    ['/openai/deployments/{deployment-id}?a={a}?&b={b}', '/openai/deployments/ada?a={a}?&b={b}', '/?a={a}?&b={b}'],
    ['/d/{deployment-id}:run/x', '/d/ada:run/x', '/x'],
  ])('keeps the rest of %s', (urlTemplate, name, behind) => {
    expect(rewritten({ alias: 'x' }, urlTemplate)).toBe(name);
    expect(rewritten({ deploymentInBackend: true }, urlTemplate)).toBe(behind);
  });

  it.each<[string, RouteBlock]>([
    ['two rows of one name', { ...path, rows: [ada, { ...gpt, alias: 'ADA' }] }],
    ['an empty list', { ...path, rows: [{ ...ada, to: { kind: 'list', ids: [] } }] }],
    ['an alias for any model', { ...path, rows: [{ ...any, alias: 'x' }] }],
    ['any model as alias', { ...path, rows: [{ ...ada, alias: '*' }] }],
    ['a model where none can be read', { ...none, rows: [ada] }],
    ['another name in the body', { ...body, rows: [{ ...ada, alias: 'x' }] }],
    ['one deployment for any model in the body', { ...body, rows: [{ ...any, deployment: 'x' }] }],
    ['deployments in the backends where the path has none', { ...none, rows: [{ ...any, deploymentInBackend: true }] }],
    ['another name and no such parameter in the path', { ...path, template: '/embeddings?{deployment-id}', rows: [{ ...ada, alias: 'x' }] }],
  ])('is neither written nor read with %s', (_, value) => {
    expect(() => routeBlock(value)).toThrow('cannot be written');
    expect(asRouteBlock({ ...value, modelFrom: { ...value.modelFrom }, rows: value.rows.map((row) => ({ ...row, to: { ...row.to } })) })).toBeUndefined();
  });

  it.each([
    ['no origin of the model', { modelFrom: undefined }],
    ['another origin', { modelFrom: { kind: 'query', parameter: 'a' } }],
    ['a path without parameter', { modelFrom: { kind: 'path' } }],
    ['no template', { template: null }],
    ['no word on unknown models', { unknown: 'ignore' }],
    ['no rows', { rows: {} }],
    ['a row without model', { rows: [{ ...ada, model: '' }] }],
    ['a row without maker', { rows: [{ ...ada, by: 'me' }] }],
    ['a row without target', { rows: [{ ...ada, to: 'x' }] }],
    ['a backend without id', { rows: [{ ...ada, to: { kind: 'backend', id: '' } }] }],
    ['another target', { rows: [{ ...ada, to: { kind: 'other', id: 'a', ids: ['a'] } }] }],
    ['a list without ids', { rows: [{ ...ada, to: { kind: 'list', id: 'a' } }] }],
    ['a list with an empty id', { rows: [{ ...ada, to: { kind: 'list', ids: ['a', ''] } }] }],
    ['an alias that is no text', { rows: [{ ...ada, alias: null }] }],
    ['an empty deployment', { rows: [{ ...ada, deployment: '' }] }],
    ['a setting that is no name', { rows: [{ ...ada, retry: 1 }] }],
    ['a name that is none', { rows: [{ ...ada, name: [] }] }],
    ['a flag that is no flag', { rows: [{ ...ada, deploymentInBackend: 'yes' }] }],
  ])('is not read with %s', (_, change) => {
    expect(asRouteBlock(routeBlock({ ...path, rows: [ada] }).carried)).toEqual({ ...path, rows: [ada] });
    expect(asRouteBlock({ ...routeBlock(path).carried, ...change } as never)).toBeUndefined();
  });

  it('refuses a deployment whose name cannot stand in a path', () => {
    expect(() => textOf({ ...path, rows: [{ ...ada, deployment: '\ud800' }] })).toThrow(expect.objectContaining({ code: 'NotPolicyText' }));
  });
});
