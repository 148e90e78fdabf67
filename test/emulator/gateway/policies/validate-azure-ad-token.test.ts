import { describe, expect, it } from 'vitest';
import { validateAzureAdToken } from '../../../../src/emulator/gateway/policies/validate-azure-ad-token.ts';
import { runPolicy } from './run-policy.ts';
import type { Setting } from './run-policy.ts';
import { faultOf, refusalOf, sharedWorld } from './shared-world.ts';
import { ellipticPair, signed } from './signed-token.ts';

const now = Date.UTC(2026, 0, 1) / 1000;
const tenant = '00000000-0000-0000-0000-0000000000aa';
const issuer = `https://sts.windows.net/${tenant}/`;
const directory = ellipticPair('d1');
const world = { signingKeys: (asked: string) => (asked === issuer || asked === 'https://127.0.0.1:1/adfs' ? [directory.jwk] : undefined) };
const token = (more: object = {}) => signed({ iss: issuer, tid: tenant, aud: 'api://app', appid: 'C1', exp: now + 60, roles: ['r'], ...more }, directory.signer);
const policy = (inside = '', more = '', tenantId = tenant) => `<validate-azure-ad-token tenant-id="${tenantId}" ${more}>${inside}</validate-azure-ad-token>`;
const clients = (id: string) => `<client-application-ids><application-id>${id}</application-id></client-application-ids>`;
const setting = (text: string | undefined): Setting => ({ request: { headers: text === undefined ? {} : { Authorization: `Bearer ${text}` } }, world: { ...sharedWorld().world, ...world } });

const rows: readonly (readonly [statement: string, xml: string, token: string | undefined, reason: string | undefined])[] = [
  ['a token of the tenant', policy(), token(), undefined],
  ['no token', policy(), undefined, 'TokenNotPresent'],
  ['a token of another tenant', policy(), token({ tid: 'other' }), 'TokenIssuerNotAllowed'],
  ['a token of any tenant', policy('', '', 'organizations'), token({ tid: 'other' }), undefined],
  ['a token of somebody else', policy(), token({ iss: 'https://else' }), 'TokenIssuerNotAllowed'],
  ['a token that the local sign-in gave', policy(), token({ iss: 'https://127.0.0.1:1/adfs' }), undefined],
  ['an expired one', policy(), token({ exp: now - 1 }), 'TokenExpired'],
  ['the client', policy(clients('c1')), token(), undefined],
  ['the client of version 2', policy(clients('c2')), token({ azp: 'c2' }), undefined],
  ['another client', policy(clients('c2')), token(), 'TokenClaimValueNotAllowed'],
  ['no client', policy(clients('c2')), token({ appid: undefined }), 'TokenClaimNotFound'],
  ['the audience', policy('<audiences><audience>api://app</audience></audiences>'), token(), undefined],
  ['another audience', policy('<audiences><audience>api://other</audience></audiences>'), token(), 'TokenAudienceNotAllowed'],
  ['the application of the backend', policy('<backend-application-ids><application-id>app</application-id></backend-application-ids>'), token(), undefined],
  ['a claim', policy('<required-claims><claim name="roles"><value>r</value></claim></required-claims>'), token(), undefined],
  ['another claim', policy('<required-claims><claim name="roles"><value>s</value></claim></required-claims>'), token(), 'TokenClaimValueNotAllowed'],
];

describe('validate-azure-ad-token', () => {
  it.each(rows)('%s', async (_, xml, text, reason) => {
    expect(await refusalOf(validateAzureAdToken, xml, setting(text))).toEqual(reason && [reason, 401]);
  });

  it('keeps the token in a variable', async () => {
    const { call } = await runPolicy(validateAzureAdToken, policy('', 'output-token-variable-name="jwt"'), setting(token()));
    expect(call.variables.get('jwt')).toMatchObject({ clrType: 'Microsoft.Azure.ApiManagement.Jwt' });
  });

  it('looks elsewhere where it says so', async () => {
    await runPolicy(validateAzureAdToken, policy('', 'header-name="X"'), { ...setting(undefined), request: { headers: { X: token() } } });
    expect(await faultOf(validateAzureAdToken, policy('', 'failed-validation-httpcode="403"'), setting(undefined))).toMatchObject({ status: 403, message: 'JWT not present.' });
  });

  it.each([policy('<decryption-keys><key certificate-id="c" /></decryption-keys>'), policy('', 'allow-proof-of-possession-tokens="true"')])('refuses what it cannot run by name', async (xml) => {
    await expect(runPolicy(validateAzureAdToken, xml, setting(token()))).rejects.toThrow('The local gateway does not run validate-azure-ad-token with ');
  });
});
