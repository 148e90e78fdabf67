import { beforeAll, describe, expect, it } from 'vitest';
import { contents } from '../../../src/emulator/arm/policies/rules/contents.ts';
import { notRunPolicies } from '../../../src/emulator/gateway/not-run-policies.ts';
import { runnable } from '../../../src/emulator/gateway/policies/handlers.ts';
import { servicePath, startGateway } from './gateway-fixture.ts';
import type { TestGateway } from './gateway-fixture.ts';

describe('every policy that Azure has', () => {
  it('either runs or is refused by name', () => {
    const known = Object.keys(contents);
    expect(known.filter((name) => !runnable.includes(name) && !notRunPolicies.includes(name))).toEqual([]);
    expect(notRunPolicies.filter((name) => runnable.includes(name) || !known.includes(name))).toEqual([]);
  });
});

describe('a document with a policy that the local gateway does not run', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
    await gateway.api('a', ['GET /']);
  });
  const put = (path: string, value: string) => gateway.ask('PUT', `${servicePath}${path}?api-version=2022-08-01`, { properties: { format: 'rawxml', value } });
  const document = (outbound: string): string => `<policies><inbound /><backend /><outbound>${outbound}</outbound><on-error /></policies>`;
  const check = '<validate-status-code unspecified-status-code-action="prevent" />';

  it('is refused, wherever the policy stands', async () => {
    for (const outbound of [check, `<choose><when condition="true">${check}</when></choose>`, `<retry condition="true" count="1" interval="1">${check}</retry>`]) {
      const { status, body } = await put('/apis/a/policies/policy', document(outbound));
      expect([status, body.error.code, body.error.message]).toEqual([501, 'NotEmulated', 'The local Azure does not serve documents with validate-status-code, which its gateway does not run.']);
    }
    expect((await gateway.ask('GET', `${servicePath}/apis/a/policies/policy?api-version=2022-08-01`)).status).toBe(404);
  });

  it('is told of Azure’s own refusals first', async () => {
    expect((await put('/apis/a/policies/policy', document(`${check}<nonsense />`))).status).toBe(400);
  });
});
