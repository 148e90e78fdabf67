import { describe, expect, it } from 'vitest';
import { setBody } from '../../../../../src/emulator/gateway/policies/set-body.ts';
import { requestText, responseText, runPolicy } from '../run-policy.ts';
import type { Setting } from '../run-policy.ts';

const order = '{"id":7,"price":12.50,"total":10.0,"big":9007199254740993,"open":true,"gone":null,"when":"2012-03-21T05:40:07Z","lines":[{"name":"Pizza","count":2},{"name":"Cola","count":10}],"tags":["b","a"],"to":{"city":"Oslo","zip":"0150"}}';
const xml = '<Order xmlns:x="u"><x:Id>001</x:Id><Lines><Line><Name>Pizza</Name></Line><Line><Name>Cola</Name></Line></Lines><Paid>true</Paid></Order>';

async function render(template: string, request: NonNullable<Setting['request']>, setting: Setting = {}): Promise<string> {
  return requestText(await runPolicy(setBody, template.startsWith('<set-body') ? template : `<set-body template="liquid"><![CDATA[${template}]]></set-body>`, { ...setting, request }));
}

const ofJson = (template: string): Promise<string> => render(template, { headers: { 'Content-Type': 'application/json' }, body: order });
const ofXml = (template: string): Promise<string> => render(template, { headers: { 'Content-Type': 'text/xml' }, body: xml });

const overJson: readonly (readonly [statement: string, template: string, expected: string])[] = [
  // The page of set-body.
  ['members of the body', '{"city":"{{body.to.city}}"}', '{"city":"Oslo"}'],
  ['dates in .NET’s formats', '{{body.when| Date:"yyyyMMddTHH:mm:ssZ"}}', '20120321T05:40:07Z'],
  ['dates without a format as System.DateTime prints them', '{{ body.when }}', '03/21/2012 05:40:07'],
  ['no filter by the name that Liquid gives it', '{{ body.to.city | upcase }}', 'Oslo'],
  ['filters in Pascal case', '{{ body.to.city | Upcase | Append: "!" }}', 'OSLO!'],
  // Values, as DotLiquid prints them.
  ['numbers as they are', '{{ body.id }} {{ body.price }} {{ body.total }} {{ body.big }}', '7 12.5 10 9007199254740993'],
  ['booleans in lower case, nothing of null and of what is not there', '{{ body.open }}|{{ body.gone }}|{{ body.nope.deeper }}', 'true||'],
  ['items of a list one after the other, an object in pairs', '{{ body.tags }} {{ body.to }}', 'ba [city, Oslo][zip, 0150]'],
  ['items by index and by command', '{{ body.tags[1] }}{{ body.tags[-1] }}{{ body.tags.first }}{{ body.tags.Last }}{{ body.tags.size }}{{ body.to.Size }}', 'aaba22'],
  ['names in brackets', '{{ body["to"]["city"] }}{{ body[body.nope] }}', 'Oslo'],
  ['text without escapes, so that a quote gets a backslash', `{{ 'a"b' | Replace: '"', '\\"' }}{{ 'c' | Append: '\\' }}`, 'a\\"bc\\'],
  // Loops.
  ['for', '{% for line in body.lines %}{{ forloop.index }}:{{ line.name }} {% endfor %}', '1:Pizza 2:Cola '],
  ['what a loop knows of itself', '{% for t in body.tags %}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.length }}{{ forloop.first }}{{ forloop.last }}{{ forloop.Last }} {% endfor %}', '0212truefalsefalse 1102falsetruetrue '],
  ['limit, offset, reversed and continue', '{% for i in (1..6) limit:2 offset:1 %}{{ i }}{% endfor %} {% for i in (1..3) reversed %}{{ i }}{% endfor %} {% for t in body.tags limit:1 %}{{ t }}{% endfor %}{% for t in body.tags offset:continue %}-{{ t }}{% endfor %}', '23 321 b-a'],
  ['break, continue and else', '{% for i in (1..9) %}{% if i == 2 %}{% continue %}{% endif %}{% if i > 3 %}{% break %}{% endif %}{{ i }}{% endfor %}{% for i in body.nope %}x{% else %}none{% endfor %}', '13none'],
  ['members of an object', '{% for m in body.to %}{{ m.Key }}={{ m.Value }};{% endfor %}', 'city=Oslo;zip=0150;'],
  ['JSONArrayFor, which leaves no comma behind', '[{% JSONArrayFor line in body.lines %}"{{ line.name }}"{% endJSONArrayFor %}]', '["Pizza","Cola"]'],
  // Conditions.
  ['if, elsif and else', '{% if body.id > 7 %}a{% elsif body.id >= 7 %}b{% else %}c{% endif %}', 'b'],
  ['elseif, which DotLiquid knows', '{% if body.id < 7 %}a{% elseif body.id <> 7 %}b{% else %}c{% endif %}', 'c'],
  ['unless', '{% unless body.open %}a{% else %}b{% endunless %}', 'b'],
  ['only null and false as false', '{% if body.gone %}a{% endif %}{% if body.nope %}b{% endif %}{% if body.id == 7 and body.tags %}c{% endif %}', 'c'],
  ['and, or from right to left', '{% if body.open or body.nope and body.nope %}a{% endif %}{% if body.nope and body.open or body.open %}b{% endif %}', 'a'],
  ['contains', '{% if body.to.city contains "sl" and body.tags contains "a" %}a{% endif %}{% if body.tags contains "z" %}b{% endif %}', 'a'],
  ['equal what has another type', '{% if body.id == "7" and body.open == "true" and "0150" == 150 and body.price == "12.5" %}a{% endif %}', 'a'],
  ['order of numbers in text', '{% if body.id < "10" and body.price > 12 and body.price <= 12.5 %}a{% endif %}{% if body.nope < 1 %}b{% endif %}', 'a'],
  ['empty, blank and nil', '{% if "" == empty and body.nope == blank and body.gone == nil and body.tags != empty %}a{% endif %}', 'a'],
  ['DotLiquid’s own operators', '{% if body.to.city startsWith "Os" and body.to.city endswith "lo" and body.to hasKey "zip" and body.to HasValue "Oslo" %}a{% endif %}', 'a'],
  ['case, by the same comparison', '{% case body.id %}{% when 1, "7" %}a{% when 8 %}b{% else %}c{% endcase %}', 'a'],
  // Other tags.
  ['assign and capture', '{% assign c = body.to.city | Downcase %}{% capture d %}<{{ c }}>{% endcapture %}{{ d | Upcase }}', '<OSLO>'],
  ['comment and raw', 'a{% comment %}{{ body.id }}{% endcomment %}{% raw %}{{ "\\" }}{% endraw %}', 'a{{ "\\" }}'],
  ['cycle, increment and decrement', '{% for i in (1..3) %}{% cycle "a", "b" %}{% endfor %}{% increment n %}{% increment n %}{% decrement m %}', 'aba01-1'],
  ['white space taken away up to the line’s end', 'a \n {%- if true -%} \n  b{%- endif -%} c', 'a \n  bc'],
];

const overXml: readonly (readonly [statement: string, template: string, expected: string])[] = [
  ['elements by their local names', '{"id":"{{ body.Order.Id }}"}', '{"id":"001"}'],
  ['elements of one name as a list', '{% for line in body.Order.Lines.Line %}{{ line.Name }}{% unless forloop.last %},{% endunless %}{% endfor %}', 'Pizza,Cola'],
  ['text as what it is compared with', '{% if body.Order.Paid == true and body.Order.Id == 1 %}paid{% endif %}', 'paid'],
];

const overContext: readonly (readonly [statement: string, template: string, expected: string])[] = [
  ['parameters of the path', '{{context.Request.MatchedParameters["id"]}}', '7'],
  ['the method', '{{context.Request.Method}} {{context.Request.OriginalMethod}}', 'POST GET'],
  ['the URL', '{{context.Request.Url.Host}}{{context.Request.Url.Path}}{{context.Request.OriginalUrl.QueryString}} {{context.Request.Url.ToUri}}', 'apim.azure-api.net/echo/resource?q=1 https://apim.azure-api.net/echo/resource?q=1'],
  ['the query', '{{ context.Request.Url.Query.q }}', '1'],
  ['headers, as Microsoft’s snippet lists them', '{% for header in context.Request.Headers %}{{- header.Key }}: {{ header.Value }}\n{% endfor %}', 'X-A: 1\nContent-Type: text/plain\n'],
  ['a header without regard to case', '{{ context.Request.Headers["x-a"] }}', '1'],
  ['variables, which are no templates themselves', '{{context.Variables.template}} {{ context.Variables["n"] | Plus: 1 }}', '{{context.Variables["n"]}} 6'],
  ['whether there is a body', '{{ context.Request.HasBody }} {{ body }}', 'true '],
  ['nothing of what is not documented', '{{ context.Subscription.Key }}{{ context.Response.StatusCode }}', ''],
];

describe('set-body with template="liquid"', () => {
  it.each(overJson)('renders %s', async (_, template, expected) => {
    expect(await ofJson(template)).toBe(expected);
  });

  it.each(overXml)('renders of XML %s', async (_, template, expected) => {
    expect(await ofXml(template)).toBe(expected);
  });

  it.each(overContext)('renders of the context %s', async (_, template, expected) => {
    const request = { method: 'POST', query: 'q=1', headers: { 'X-A': '1', 'Content-Type': 'text/plain' }, body: 'text' };
    expect(await render(template, request, { variables: { template: '{{context.Variables["n"]}}', n: 5 } })).toBe(expected);
  });

  it('makes SOAP of JSON (documentation of set-body)', async () => {
    const template = '<set-body template="liquid"><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><cust>{{body.getOpenOrders.cust}}</cust></soap:Body></soap:Envelope></set-body>';
    const text = await render(template, { headers: { 'Content-Type': 'application/json' }, body: '{"getOpenOrders":{"cust":"Contoso"}}' });
    expect(text).toBe('<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><cust>Contoso</cust></soap:Body></soap:Envelope>');
  });

  it('changes the response in outbound', async () => {
    const ran = await runPolicy(setBody, '<set-body template="liquid">{{ body.a }} {{ context.Response.StatusCode }}</set-body>', { section: 'outbound', response: { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"a":"b"}' } });
    expect(responseText(ran)).toBe('b 404');
  });

  it('follows xsi-nil and parse-date', async () => {
    const nil = { headers: { 'Content-Type': 'application/xml' }, body: '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><b xsi:nil="true" /></a>' };
    const date = { headers: { 'Content-Type': 'application/json' }, body: '{"a":"2012-03-21T05:40Z"}' };
    const test = '{% if body.a.b == null %}null{% else %}blank{% endif %}';
    expect([
      await render(`<set-body template="liquid">${test}</set-body>`, nil),
      await render(`<set-body template="liquid" xsi-nil="blank">${test}</set-body>`, nil),
      await render(`<set-body template="liquid" xsi-nil="null">${test}</set-body>`, nil),
      await render('<set-body template="liquid" parse-date="false">{{ body.a }}</set-body>', date),
      await render('<set-body template="liquid" parse-date="true">{{ body.a }}</set-body>', date),
    ]).toEqual(['blank', 'blank', 'null', '2012-03-21T05:40Z', '03/21/2012 05:40:00']);
  });

  it.each([
    ['{{ body.a', 'not closed'],
    ['{% for a of b %}{% endfor %}', 'Syntax error'],
    ['{% for a in b %}', 'is not closed'],
    ['{% if body.a like 1 %}{% endif %}', "Unknown operator in 'body.a like 1'."],
    ['{% nosuch %}', 'tag "nosuch" not found'],
    ['{{ body.id | DividedBy: 0 }}', 'divide by zero'],
    ['{{ body.id | Append }}', 'The filter Append needs an argument.'],
    ['{{ body.tags | Upcase }}', 'is no text'],
    ['{% if body.id < "x" %}{% endif %}', 'have no order'],
    ['{% for t in body.tags limit:"x" %}{% endfor %}', 'are whole numbers'],
  ])('fails for %s', async (template, message) => {
    await expect(ofJson(template)).rejects.toMatchObject({ source: 'set-body', reason: 'InternalError', status: 500, message: expect.stringContaining(message) as unknown });
  });
});
