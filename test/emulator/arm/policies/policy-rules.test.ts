import { describe, expect, it } from 'vitest';
import type { Client } from '../plane-fixture.ts';
import type { ArmResponse } from '../../../../src/emulator/arm/plane.ts';
import { refusalOf, service, start } from '../plane-fixture.ts';

const api = `${service}/apis/chat`;
const places = { service: `${service}/policies/policy`, product: `${service}/products/p/policies/policy`, api: `${api}/policies/policy`, operation: `${api}/operations/get/policies/policy` } as const;
type Place = keyof typeof places;

async function world(sku = 'StandardV2'): Promise<Client> {
  const client = await start({ services: [{ name: 'apim-demo', resourceGroup: 'rg-ai', region: 'swedencentral', sku, identity: 'none', userAssignedIdentities: [], units: 1 }] });
  await client.send('PUT', api, { properties: { displayName: 'Chat', path: 'chat', protocols: ['https'] } });
  await client.send('PUT', `${api}/operations/get`, { properties: { displayName: 'get', method: 'GET', urlTemplate: '/get/{id}?v={api-version}', templateParameters: [{ name: 'id', type: 'string', required: true }, { name: 'api-version', type: 'string', required: true }] } });
  await client.send('PUT', `${service}/products/p`, { properties: { displayName: 'P' } });
  await client.send('PUT', `${service}/backends/known`, { properties: { url: 'https://a.example', protocol: 'http' } });
  return client;
}

const put = (client: Client, value: string, place: Place = 'operation') => client.send('PUT', places[place], { properties: { value, format: 'rawxml' } });
const inbound = (content: string) => `<policies><inbound>${content}</inbound></policies>`;
const outbound = (content: string) => `<policies><outbound>${content}</outbound></policies>`;
const jwt = (content: string) => inbound(`<validate-jwt header-name="Authorization">${content}</validate-jwt>`);

/** What only the local gateway cannot run has passed all rules. */
function isTaken(response: ArmResponse): boolean {
  return response.status < 300 || refusalOf(response).code === 'NotEmulated';
}

describe('the rules of policies', () => {
  const refused: readonly (readonly [string, string, string])[] = [
    // The words of the first are Azure's.
    [jwt('<issuers><issuer>i</issuer></issuers><audiences><audience>a</audience></audiences>'), 'validate-jwt', "The element 'validate-jwt' has invalid child element 'audiences'. List of possible elements expected: 'required-claims'."],
    [jwt('<required-claims><claim name="a" match="some"><value>1</value></claim></required-claims>'), 'claim', "The 'match' attribute is invalid - The value 'some' is invalid according to its datatype 'AnyAtomicType' - The value 'some' is not valid according to any of the memberTypes of the union."],
    [jwt('<openid-config />'), 'openid-config', "The required attribute 'url' is missing."],
    [jwt('<issuer-signing-keys><key certificate-id="none" /></issuer-signing-keys>'), 'key', "Certificate with id 'none' could not be found."],
    [inbound('<validate-jwt />'), 'validate-jwt', "One of the attributes 'header-name', 'query-parameter-name', 'token-value' must be specified."],
    [inbound('<validate-azure-ad-token tenant-id="t"><audiences /></validate-azure-ad-token>'), 'audiences', "The element 'audiences' has incomplete content. List of possible elements expected: 'audience'."],
    [inbound('<return-response><set-body>x</set-body><set-status code="200" /></return-response>'), 'return-response', "The element 'return-response' has invalid child element 'set-status'."],
    [inbound('<return-response><set-status reason="x" /></return-response>'), 'set-status', "The required attribute 'code' is missing."],
    [inbound('<return-response><set-status code="42" /></return-response>'), 'set-status', "The value of the 'code' attribute has to be between 100 and 999."],
    [inbound('<return-response><set-header name="a"><value>1</value><b /></set-header></return-response>'), 'set-header', "has invalid child element 'b'. List of possible elements expected: 'value'."],
    [inbound('<send-request><set-method>GET</set-method><set-url>https://a.example</set-url></send-request>'), 'send-request', "has invalid child element 'set-url'. List of possible elements expected: 'set-header, set-body, authentication-certificate,"],
    [inbound('<send-request timeout="1" timeout-ms="1" />'), 'send-request', "The attributes 'timeout', 'timeout-ms' cannot be specified together."],
    [inbound('<send-request timeout="soon" />'), 'send-request', "datatype 'AnyAtomicType'"],
    [inbound('<send-request buffer-response="yes" />'), 'send-request', "The 'buffer-response' attribute is invalid - The value 'yes' is invalid according to its datatype 'http://www.w3.org/2001/XMLSchema:boolean' - The string 'yes' is not a valid Boolean value."],
    [inbound('<send-request buffer-response="@(true)" />'), 'send-request', "The string '@(true)' is not a valid Boolean value."],
    [inbound('<cors><allowed-methods><method>GET</method></allowed-methods></cors>'), 'cors', "The element 'cors' has incomplete content. List of possible elements expected: 'allowed-origins, allowed-headers, expose-headers'."],
    [inbound('<cors><allowed-origins><origin>a</origin></allowed-origins></cors><cors><allowed-origins><origin>a</origin></allowed-origins></cors>'), 'cors', 'only once in a section'],
    [inbound('<rate-limit-by-key calls="1" renewal-period="301" counter-key="k" />'), 'rate-limit-by-key', 'has to be between 1 and 300'],
    [inbound('<rate-limit calls="@(1)" renewal-period="1" />'), 'rate-limit', "The string '@(1)' is not a valid Int32 value."],
    [inbound('<rate-limit calls="99999999999" renewal-period="1" />'), 'rate-limit', "Value '99999999999' was either too large or too small for Int32."],
    [inbound('<rate-limit calls="1" renewal-period="1"><api calls="1" renewal-period="1" /></rate-limit>'), 'api', "One of the attributes 'id', 'name' must be specified."],
    [inbound('<rate-limit calls="1" renewal-period="1" retry-after-header-name="@(&quot;x&quot;)" />'), 'rate-limit', "Policy expressions are not allowed in the 'retry-after-header-name' attribute."],
    [inbound('<quota-by-key calls="1" renewal-period="299" counter-key="k" />'), 'quota-by-key', 'has to be 0 or 300 or more.'],
    [inbound('<quota-by-key renewal-period="300" counter-key="k" />'), 'quota-by-key', "One of the attributes 'calls', 'bandwidth' must be specified."],
    [inbound('<quota-by-key calls="1" renewal-period="300" counter-key="k" first-period-start="yesterday" />'), 'quota-by-key', "The string 'yesterday' is not a valid DateTime value."],
    [inbound('<llm-token-limit counter-key="k" estimate-prompt-tokens="true" />'), 'llm-token-limit', "One of the attributes 'tokens-per-minute', 'token-quota' must be specified."],
    [inbound('<llm-token-limit counter-key="k" estimate-prompt-tokens="true" token-quota="1" />'), 'llm-token-limit', "The attributes 'token-quota', 'token-quota-period' must be specified together."],
    [inbound('<llm-token-limit tokens-per-minute="1" counter-key="k" />'), 'llm-token-limit', "The required attribute 'estimate-prompt-tokens' is missing."],
    [inbound('<azure-openai-emit-token-metric><dimension /></azure-openai-emit-token-metric>'), 'dimension', "The required attribute 'name' is missing."],
    [inbound(`<llm-emit-token-metric>${'<dimension name="a" />'.repeat(11)}</llm-emit-token-metric>`), 'llm-emit-token-metric', "has invalid child element 'dimension'."],
    [inbound('<llm-semantic-cache-lookup score-threshold="1.5" embeddings-backend-id="known" />'), 'llm-semantic-cache-lookup', 'has to be between 0 and 1.'],
    [inbound('<llm-semantic-cache-lookup score-threshold="x" embeddings-backend-id="known" />'), 'llm-semantic-cache-lookup', "The string 'x' is not a valid Single value."],
    [inbound('<authentication-managed-identity client-id="@(1)" resource="r" />'), 'authentication-managed-identity', "Policy expressions are not allowed in the 'client-id' attribute."],
    [inbound('<authentication-managed-identity />'), 'authentication-managed-identity', "The required attribute 'resource' is missing."],
    [inbound('<set-variable name="a" value="b"><c /></set-variable>'), 'set-variable', "The element 'set-variable' cannot contain child element 'c' because the parent element's content model is empty."],
    [inbound('<set-variable name="a" value="b">c</set-variable>'), 'set-variable', 'The element cannot contain text. Content model is empty.'],
    [inbound('<set-method><a /></set-method>'), 'set-method', "because the parent element's content model is text only."],
    [inbound('<wait for="all"><set-variable name="a" value="b" /></wait>'), 'wait', "has invalid child element 'set-variable'. List of possible elements expected: 'choose, forward-request,"],
    [inbound('<wait for="all" />'), 'wait', 'incomplete content'],
    [inbound('<choose><when condition="maybe" /></choose>'), 'when', "The 'condition' attribute is invalid"],
    [inbound('<choose><when condition="true">text</when></choose>'), 'when', "The element 'when' cannot contain text."],
    [inbound('<retry condition="true" count="51" interval="0" />'), 'retry', 'has to be between 1 and 50.'],
    [inbound('<log-to-eventhub logger-id="none">x</log-to-eventhub>'), 'log-to-eventhub', 'Logger not found'],
    [inbound('<llm-emit-token-metric namespace="a" colour="b" />'), 'llm-emit-token-metric', "The 'colour' attribute is not declared."],
    [inbound('<rewrite-uri template="/a/{id}/{other}" />'), 'rewrite-uri', 'Only parameters specified in the original URL template can be used in the rewrite template'],
    [outbound('<llm-emit-token-metric />'), 'llm-emit-token-metric', 'Policy is not allowed in this section'],
    ['<policies colour="red" />', 'policies', "The 'colour' attribute is not declared."],
    ['<inbound><base /><cors /></inbound>', 'base', 'Policy section is not allowed in the specified scope'],
  ];
  it.each(refused)('refuse %s', async (value, target, reason) => {
    expect(refusalOf(await put(await world(), value))).toMatchObject({ status: 400, code: 'ValidationError', target, message: expect.stringContaining(reason) });
  });

  it.each([
    jwt('<openid-config url="https://a.example" validate-connectivity="false" /><audiences><audience>a</audience></audiences><issuers><issuer>i</issuer></issuers><required-claims><claim name="a"><value>1</value></claim></required-claims>'),
    inbound('<validate-azure-ad-token tenant-id="t"><audiences><audience>a</audience></audiences><client-application-ids><application-id>c</application-id></client-application-ids></validate-azure-ad-token>'),
    inbound('<cors><allowed-headers><header>*</header></allowed-headers><allowed-origins><origin>*</origin></allowed-origins></cors><choose><when condition="true"><cors><allowed-origins><origin>*</origin></allowed-origins></cors></when></choose>'),
    inbound('<wait for="any"><choose><when condition="@(true)"><rate-limit calls="1" renewal-period="60" /></when><otherwise><rate-limit calls="2" renewal-period="60" /></otherwise></choose><send-request mode="copy" /></wait>'),
    inbound('<rewrite-uri template="/a/{ID}?api-version={api-version}" copy-unmatched-params="false" /><quota-by-key calls="1" renewal-period="0" counter-key="@(context.Subscription.Id)" />'),
    inbound('<set-body template="liquid">{{body.model}} is {"a": {{body.b | Upcase}}}</set-body><xsl-transform><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="xml" /></xsl:stylesheet></xsl-transform>'),
    inbound('<set-body><a b="c"><d>e</d></a></set-body><trace source="s">text<metadata name="a" value="b" /></trace><set-header name="@(context.Operation.Name)" exists-action="@(&quot;skip&quot;)"><value>{{</value></set-header>'),
    inbound('<llm-token-limit counter-key="k" estimate-prompt-tokens="0" token-quota="9999999999" token-quota-period="Daily" tokens-per-minute="@(1)" remaining-quota-tokens-header-name="x" id="mine" />'),
    outbound('<authentication-managed-identity resource="r" /><cache-value key="k" variable-name="v" expires-after="1"><value><set-variable name="v" value="1" /></value></cache-value>'),
    '<policies xmlns:x="urn:x"><inbound /></policies>',
  ])('take %s', async (value) => {
    expect(isTaken(await put(await world(), value))).toBe(true);
  });

  it('tell everything that is wrong at once, an element once, in the order of the document (azure-docs#111058)', async () => {
    const value = '<policies>\n\t<outbound>\n\t\t<llm-token-limit colour="1" shape="2" />\n\t</outbound>\n\t<inbound>\n\t\t<set-status code="0" /><set-backend-service backend-id="none" />\n\t</inbound>\n\t<cors />\n</policies>';
    expect(await put(await world(), value)).toMatchObject({
      status: 400,
      body: {
        error: {
          details: [
            { target: 'llm-token-limit', message: "Error in element 'llm-token-limit' on line 3, column 4: Policy is not allowed in this section" },
            { target: 'set-status', message: expect.stringContaining('on line 6, column 4: ') },
            { target: 'set-backend-service', message: "Error in element 'set-backend-service' on line 6, column 27: Backend with id 'none' could not be found." },
            { target: 'cors', message: "Error in element 'cors' on line 8, column 3: Policy section is not allowed in the specified scope" },
          ],
        },
      },
    });
  });

  it.each<[string, readonly Place[]]>([
    ['<quota calls="1" renewal-period="300" />', ['product']],
    ['<rate-limit calls="1" renewal-period="300" />', ['product', 'api', 'operation']],
    ['<cross-domain />', ['service']],
    ['<llm-content-safety backend-id="known" />', ['service', 'product', 'api']],
    ['<validate-odata-request />', ['service', 'product', 'api']],
    ['<http-data-source />', []],
    ['<set-variable name="a" value="b" />', ['service', 'product', 'api', 'operation']],
  ])('let %s stand at %j and nowhere else', async (policy, taken) => {
    const client = await world();
    for (const place of ['service', 'product', 'api', 'operation'] as const) {
      const { status, message } = refusalOf(await put(client, inbound(policy), place));
      expect([place, status < 300 || status === 501, String(message).includes('Policy is not allowed in the specified scope')]).toEqual([place, taken.includes(place), !taken.includes(place)]);
    }
  });

  it('keep what is left of a quota from the service and products, where Azure says so', async () => {
    const client = await world();
    const policy = '<llm-token-limit counter-key="k" estimate-prompt-tokens="true" token-quota="1" token-quota-period="Daily" remaining-quota-tokens-header-name="x" />';
    for (const place of ['service', 'product'] as const) {
      expect(refusalOf(await put(client, inbound(policy), place)).message).toContain("The 'remaining-quota-tokens-header-name' attribute is unavailable for websocket APIs and global/product policies.");
    }
    expect((await put(client, inbound(policy), 'api')).status).toBe(201);
    const made = await client.send('PUT', `${service}/policyFragments/f`, { properties: { value: `<fragment>${policy}</fragment>` } });
    expect((await client.finish(made)).status).toBe(201);
  });

  it('are fewer in Consumption, and shorter', async () => {
    const client = await world('Consumption');
    for (const policy of ['<rate-limit-by-key calls="1" renewal-period="1" counter-key="k" />', '<llm-token-limit counter-key="k" estimate-prompt-tokens="true" tokens-per-minute="1" />']) {
      expect(refusalOf(await put(client, inbound(policy)))).toMatchObject({ status: 400, message: expect.stringContaining("Policy is not allowed in 'Consumption' sku") });
    }
    expect(refusalOf(await put(client, inbound(`<!-- ${'x'.repeat(16 * 1024)} -->`)))).toMatchObject({ target: 'value', message: 'Policy document must not be larger than 16384 bytes' });
    expect((await put(client, inbound('<rate-limit calls="1" renewal-period="1" />'))).status).toBe(201);
  });

  it('look at the values of named values, which are text inside expressions, too (azure-docs#51485)', async () => {
    const client = await world();
    for (const [name, value] of [['few', '10'], ['many', 'ten'], ['open', '(']]) await client.finish(await client.send('PUT', `${service}/namedValues/${name}`, { properties: { displayName: name, value } }));
    const limit = (calls: string) => inbound(`<rate-limit calls="${calls}" renewal-period="1" />`);
    expect((await put(client, limit('{{few}}'))).status).toBe(201);
    expect(refusalOf(await put(client, limit('{{many}}'))).message).toContain("The string 'ten' is not a valid Int32 value.");
    expect(refusalOf(await put(client, inbound('<set-variable name="a" value="@(1 + {{open}})" />'))).message).toContain('The explicit expression block is missing a closing ")" character.');
    expect(await client.send('GET', `${places.operation}?format=rawxml`)).toMatchObject({ body: { properties: { value: expect.stringContaining('calls="{{few}}"') } } });
    expect((await client.send('DELETE', `${service}/namedValues/few`)).status).toBe(400);
  });

  it('hold for fragments where they are included', async () => {
    const client = await world();
    await client.finish(await client.send('PUT', `${service}/policyFragments/f`, { properties: { value: '<fragment><choose><when condition="true"><quota calls="1" renewal-period="300" /></when></choose></fragment>' } }));
    const including = inbound('<include-fragment fragment-id="f" />');
    expect(refusalOf(await put(client, including)).message).toContain("Policy 'quota' of the fragment is not allowed in the specified scope");
    expect((await put(client, including, 'product')).status).toBe(201);
  });
});
