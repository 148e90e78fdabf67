import { describe, expect, it } from 'vitest';
import { type CallOf, compiled, newCall, testWorld } from '../forwarding-call.ts';

async function rewritten(xml: string, of: CallOf, expressions = {}): Promise<string> {
  const call = newCall(testWorld(), of);
  await compiled(xml, { expressions })(call);
  const query = call.request.url.query.toString();
  expect(call.rewritten).toBe(true);
  return query === '' ? call.request.url.path : `${call.request.url.path}?${query}`;
}

/** The documented example: the request is `/get?a=b&c=d`, the operation's template `/get?a={b}`. */
const documented: CallOf = { path: '/openai/get', query: 'a=b&c=d', urlTemplate: '/get?a={b}', parameters: { b: 'b' } };

describe('rewrite-uri', () => {
  it.each([
    ['copies what the operation’s template does not name', '<rewrite-uri template="/put" />', '/put?c=d'],
    ['copies nothing where copy-unmatched-params is false', '<rewrite-uri template="/put" copy-unmatched-params="false" />', '/put'],
    ['copies where copy-unmatched-params is true', '<rewrite-uri template="/put" copy-unmatched-params="true" />', '/put?c=d'],
    ['takes copy-unmatched-params from an expression', '<rewrite-uri template="/put" copy-unmatched-params="@(no)" />', '/put'],
    ['puts parameters of the operation in place, in the query, too', '<rewrite-uri template="/put/{b}?x={B}" />', '/put/b?x=b&c=d'],
    ['adds query parameters', '<rewrite-uri template="/put?e=f&amp;g" />', '/put?e=f&g=&c=d'],
    ['lets its own parameter stand for a copied one', '<rewrite-uri template="/put?C=own" />', '/put?C=own'],
    ['takes a whole template from an expression', '<rewrite-uri template="@(made)" />', '/made/b?c=d'],
    ['puts a slash in front where there is none', '<rewrite-uri template="put" />', '/put?c=d'],
  ])('%s', async (_, xml, expected) => {
    expect(await rewritten(xml, documented, { '@(no)': () => false, '@(made)': () => '/made/{b}' })).toBe(expected);
  });

  it('keeps api-version where the operation asks for it in the query, and loses it where the template names it', async () => {
    const of = { path: '/openai/deployments/d/chat', query: 'api-version=1', parameters: { 'deployment-id': 'd', 'api-version': '1' } };
    const xml = '<rewrite-uri template="/chat" />';
    expect(await rewritten(xml, { ...of, urlTemplate: '/deployments/{deployment-id}/chat' })).toBe('/chat?api-version=1');
    expect(await rewritten(xml, { ...of, urlTemplate: '/deployments/{deployment-id}/chat?api-version={api-version}' })).toBe('/chat');
    expect(await rewritten('<rewrite-uri template="/chat?api-version={api-version}" />', { ...of, urlTemplate: '/deployments/{deployment-id}/chat?api-version={api-version}' })).toBe('/chat?api-version=1');
  });

  it('encodes values for their place, the slashes of a rest left as they are', async () => {
    const of = { parameters: { id: 'a b/c?d', path: 'x/y z' }, urlTemplate: '/f/{id}/{*path}' };
    expect(await rewritten('<rewrite-uri template="/g/{id}/{path}?q={id}" />', of)).toBe('/g/a%20b%2Fc%3Fd/x/y%20z?q=a%20b%2Fc%3Fd');
  });

  it('leaves braces around anything else as they are', async () => {
    expect(await rewritten('<rewrite-uri template="/g/{unknown}" />', {})).toBe('/g/{unknown}');
  });
});
