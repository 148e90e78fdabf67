import { describe, expect, it } from 'vitest';
import type { BackendChoice } from '../../../../src/emulator/gateway/call.ts';
import type { PolicyScope } from '../../../../src/emulator/gateway/step.ts';
import { NotRunnable } from '../../../../src/emulator/gateway/not-runnable.ts';
import { backendId, compiled, newCall, testWorld } from '../forwarding-call.ts';

const single = { url: 'https://a.example', protocol: 'http' };

/** What the call's backend is after these, each with the scope it stands in. */
async function chosen(...policies: readonly (readonly [xml: string, scope: PolicyScope])[]): Promise<BackendChoice> {
  const call = newCall(testWorld({ backends: { one: single, two: single } }));
  for (const [xml, scope] of policies) await compiled(xml, { scope, expressions: { '@(name)': () => 'two', '@(url)': () => 'http://made' } })(call);
  return call.backend;
}

const entity = (name: string, scope: PolicyScope): BackendChoice => ({ kind: 'entity', id: backendId(name), scope });
const one = '<set-backend-service backend-id="one" />';
const url = '<set-backend-service base-url="http://plain" />';
const plain: BackendChoice = { kind: 'url', baseUrl: 'http://plain' };

describe('set-backend-service', () => {
  it('takes an entity by its name, or a URL, from expressions, too', async () => {
    expect(await chosen([one, 'api'])).toEqual(entity('one', 'api'));
    expect(await chosen([url, 'api'])).toEqual(plain);
    expect(await chosen(['<set-backend-service backend-id="@(name)" />', 'api'])).toEqual(entity('two', 'api'));
    expect(await chosen(['<set-backend-service base-url="@(url)" />', 'api'])).toEqual({ kind: 'url', baseUrl: 'http://made' });
  });

  it.each([
    ['a URL of the same scope takes an entity’s place', [one, 'api'], [url, 'api'], plain],
    ['a URL of a narrower scope does not', [one, 'api'], [url, 'operation'], entity('one', 'api')],
    ['an entity of a narrower scope does', [one, 'global'], ['<set-backend-service backend-id="two" />', 'operation'], entity('two', 'operation')],
    ['a URL of a broader scope that comes later does', [one, 'operation'], [url, 'api'], plain],
    ['an entity takes a URL’s place', [url, 'api'], [one, 'operation'], entity('one', 'operation')],
    ['a URL takes a URL’s place', ['<set-backend-service base-url="http://other" />', 'api'], [url, 'operation'], plain],
  ] as const)('%s', async (_, first, second, expected) => {
    expect(await chosen(first, second)).toEqual(expected);
  });

  it('fails where an expression names nobody', async () => {
    const running = compiled('<set-backend-service backend-id="@(x)" />', { expressions: { '@(x)': () => 'nobody' } })(newCall(testWorld()));
    await expect(running).rejects.toMatchObject({ source: 'set-backend-service', status: 500, message: "Backend with id 'nobody' could not be found." });
  });

  it('is refused by name with clusters of Service Fabric and Dapr', () => {
    expect(() => compiled('<set-backend-service backend-id="one" sf-resolve-condition="true" />')).toThrow(NotRunnable);
    expect(() => compiled('<set-backend-service base-url="http://x" dapr-app-id="a" />')).toThrow(NotRunnable);
  });

  it('says in the trace when a URL was not taken', async () => {
    const call = newCall(testWorld({ backends: { one: single } }), { traced: true });
    await compiled(one, { scope: 'api' })(call);
    await compiled(url, { scope: 'operation' })(call);
    expect(call.trace?.map(({ says }) => says)).toEqual(['the backend-id of a broader scope stands: a base-url cannot take its place']);
  });
});
