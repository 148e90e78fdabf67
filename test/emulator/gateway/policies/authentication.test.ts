import { describe, expect, it } from 'vitest';
import { authenticationBasic } from '../../../../src/emulator/gateway/policies/authentication-basic.ts';
import { authenticationManagedIdentity } from '../../../../src/emulator/gateway/policies/authentication-managed-identity.ts';
import type { GatewayWorld } from '../../../../src/emulator/gateway/world.ts';
import { runPolicy, serviceId } from './run-policy.ts';
import { faultOf } from './shared-world.ts';

const identityToken: GatewayWorld['identityToken'] = (service, audience, client) => (client === 'nobody' ? undefined : `${service === serviceId ? 'own' : 'other'} ${audience} ${client ?? 'system'}`);
const world = { identityToken };
const policy = (more = '') => `<authentication-managed-identity resource="https://a" ${more} />`;

describe('authentication-managed-identity', () => {
  const rows: readonly (readonly [statement: string, xml: string, authorization: string | undefined, variable: unknown])[] = [
    ['sets a token of the system-assigned identity', policy(), 'Bearer own https://a system', undefined],
    ['of a user-assigned one by its client id', policy('client-id="c"'), 'Bearer own https://a c', undefined],
    ['takes the resource from an expression', policy().replace('https://a', '@(r)'), 'Bearer own https://b system', undefined],
    ['keeps the token in a variable instead', policy('output-token-variable-name="t"'), undefined, 'own https://a system'],
    ['goes on without one where errors are ignored', policy('client-id="nobody" ignore-error="true"'), undefined, undefined],
    ['and has an empty variable then', policy('client-id="nobody" ignore-error="true" output-token-variable-name="t"'), undefined, ''],
  ];

  it.each(rows)('%s', async (_, xml, authorization, variable) => {
    const { call } = await runPolicy(authenticationManagedIdentity, xml, { world, expressions: { '@(r)': 'https://b' } });
    expect([call.request.headers.get('Authorization'), call.variables.get('t')]).toEqual([authorization, variable]);
  });

  it('takes the place of what the client sent', async () => {
    const { call } = await runPolicy(authenticationManagedIdentity, policy(), { world, request: { headers: { authorization: 'Bearer theirs' } } });
    expect(call.request.headers.values('Authorization')).toEqual(['Bearer own https://a system']);
  });

  it.each([
    ['nobody', 'The service has no user-assigned identity with the client id nobody.'],
    [undefined, 'The service has no system-assigned identity.'],
  ])('is a 500 where the service has no such identity', async (client, message) => {
    const xml = policy(client === undefined ? '' : `client-id="${client}"`);
    expect(await faultOf(authenticationManagedIdentity, xml, { world: { identityToken: () => undefined } })).toMatchObject({ source: 'authentication-managed-identity', status: 500, shown: 'Internal server error', message });
  });

  it('does not tell the token in a trace', async () => {
    const { call } = await runPolicy(authenticationManagedIdentity, policy(), { world, traced: true });
    expect(call.trace?.map(({ says }) => says)).toEqual(['a token for https://a']);
  });
});

describe('authentication-basic', () => {
  it('sets user and password, in UTF-8', async () => {
    const { call } = await runPolicy(authenticationBasic, '<authentication-basic username="us:r" password="@(p)" />', { expressions: { '@(p)': 'pä' } });
    expect(call.request.headers.get('Authorization')).toBe(`Basic ${Buffer.from('us:r:pä').toString('base64')}`);
  });
});
