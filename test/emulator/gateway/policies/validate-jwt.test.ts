import { describe, expect, it } from 'vitest';
import { jwtType } from '../../../../src/emulator/expressions/run/library/context/jwt.ts';
import type { Value } from '../../../../src/emulator/expressions/run/value.ts';
import { validateJwt } from '../../../../src/emulator/gateway/policies/validate-jwt.ts';
import { runPolicy } from './run-policy.ts';
import type { Setting } from './run-policy.ts';
import { faultOf, refusalOf, sharedWorld } from './shared-world.ts';
import { ellipticPair, rsaPair, signed } from './signed-token.ts';
import type { Signer } from './signed-token.ts';

/** The virtual clock begins at this second. */
const now = Date.UTC(2026, 0, 1) / 1000;
const secret = Buffer.from('0123456789abcdef0123456789abcdef');
const hmac: Signer = { alg: 'HS256', key: secret };
const rsa = rsaPair();
const directory = ellipticPair('d1');
const tenant = '00000000-0000-0000-0000-0000000000aa';
const v1 = `https://sts.windows.net/${tenant}/`;
const local = `https://127.0.0.1:1/${tenant}`;
const world = { signingKeys: (issuer: string) => ([v1, `https://login.microsoftonline.com/${tenant}/v2.0`, `${local}/`, `${local}/v2.0`].includes(issuer) ? [directory.jwk] : undefined) };

const claims = { iss: 'me', aud: ['a', 'b'], sub: 's', jti: 'i', exp: now + 60, nbf: now - 60, iat: now - 60, roles: ['r1', 'r2'], scp: 'x y', n: 5, t: true };
const token = (more: object = {}, by: Signer = hmac) => signed({ ...claims, ...more }, by);
const policy = (inside = '', more = '', key = `<key>${secret.toString('base64')}</key>`) => `<validate-jwt header-name="Authorization" ${more}><issuer-signing-keys>${key}</issuer-signing-keys>${inside}</validate-jwt>`;
const openId = (url: string) => `<validate-jwt header-name="Authorization"><openid-config url="${url}" /></validate-jwt>`;
const config = '/.well-known/openid-configuration';
const claim = (name: string, values: readonly string[], more = '') => `<required-claims><claim name="${name}" ${more}>${values.map((value) => `<value>${value}</value>`).join('')}</claim></required-claims>`;
const bearer = (text: string): Setting => ({ request: { headers: { Authorization: `Bearer ${text}` } }, world: { ...sharedWorld().world, ...world } });
const parts = token().split('.');

/** `undefined`: the token is taken. */
const rows: readonly (readonly [statement: string, xml: string, token: string, reason: string | undefined])[] = [
  ['a token with the symmetric key', policy(), token(), undefined],
  ['a token of RSA by n and e', policy('', '', `<key n="${rsa.n}" e="${rsa.e}" />`), token({}, rsa.signer), undefined],
  ['a token of one of several keys', policy('', '', `<key>AAAA</key><key id="k">${secret.toString('base64')}</key>`), token({}, { ...hmac, kid: 'k' }), undefined],
  ['a key id that no key has', policy('', '', `<key id="k">${secret.toString('base64')}</key>`), token({}, { ...hmac, kid: 'other' }), 'TokenSignatureKeyNotFound'],
  ['a wrong key', policy('', '', '<key>AAAA</key>'), token(), 'TokenSignatureInvalid'],
  ['a changed token', policy(), [parts[0], Buffer.from(JSON.stringify({ ...claims, sub: 'other' })).toString('base64url'), parts[2]].join('.'), 'TokenSignatureInvalid'],
  ['an HMAC with a public key for its secret', policy('', '', `<key n="${rsa.n}" e="${rsa.e}" />`), token({}, { alg: 'HS256', key: Buffer.from(rsa.n) }), 'TokenSignatureInvalid'],
  ['a token without a signature', policy(), token({}, { alg: 'none' }), 'TokenSignatureInvalid'],
  ['one without, where none is required', policy('', 'require-signed-tokens="false"'), token({}, { alg: 'none' }), undefined],
  ['a wrong signature, where none is required', policy('', 'require-signed-tokens="false"', '<key>AAAA</key>'), token(), 'TokenSignatureInvalid'],
  ['what is no token', policy(), 'abc', 'JwtInvalid'],
  ['what is no JSON', policy(), 'a.b.c', 'JwtInvalid'],
  ['a token that has expired at this moment', policy(), token({ exp: now }), 'TokenExpired'],
  ['one within the clock-skew', policy('', 'clock-skew="10"'), token({ exp: now - 9 }), undefined],
  ['one beyond it', policy('', 'clock-skew="10"'), token({ exp: now - 10 }), 'TokenExpired'],
  ['one that does not expire', policy(), token({ exp: undefined }), 'TokenExpired'],
  ['one that does not, where it need not', policy('', 'require-expiration-time="false"'), token({ exp: undefined }), undefined],
  ['one that is not valid yet', policy(), token({ nbf: now + 1 }), 'JwtInvalid'],
  ['one of the audiences', policy('<audiences><audience>c</audience><audience>b</audience></audiences>'), token(), undefined],
  ['another audience', policy('<audiences><audience>c</audience></audiences>'), token(), 'TokenAudienceNotAllowed'],
  ['one of the issuers', policy('<issuers><issuer>you</issuer><issuer>me</issuer></issuers>'), token(), undefined],
  ['another issuer', policy('<issuers><issuer>you</issuer></issuers>'), token(), 'TokenIssuerNotAllowed'],
  ['a claim that is there', policy(claim('roles', [])), token(), undefined],
  ['a claim that is not', policy(claim('groups', [])), token(), 'TokenClaimNotFound'],
  ['all values of a claim', policy(claim('roles', ['r1', 'r2'])), token(), undefined],
  ['not all values', policy(claim('roles', ['r1', 'r3'])), token(), 'TokenClaimValueNotAllowed'],
  ['any value of a claim', policy(claim('roles', ['r1', 'r3'], 'match="any"')), token(), undefined],
  ['none of the values', policy(claim('roles', ['r3'], 'match="any"')), token(), 'TokenClaimValueNotAllowed'],
  ['values in one text with a separator', policy(claim('scp', ['y'], 'separator=" "')), token(), undefined],
  ['values in one text without', policy(claim('scp', ['y'])), token(), 'TokenClaimValueNotAllowed'],
  ['numbers and truth as texts', policy(`<required-claims><claim name="n"><value>5</value></claim><claim name="t"><value>true</value></claim></required-claims>`), token(), undefined],
  ['a token of the directory', openId(`https://login.microsoftonline.com/${tenant}${config}`), token({ iss: v1, tid: tenant }, directory.signer), undefined],
  ['one of version 1 where version 2 is described', openId(`https://login.microsoftonline.com/${tenant}/v2.0${config}`), token({ iss: v1, tid: tenant }, directory.signer), 'TokenIssuerNotAllowed'],
  ['one that the local sign-in gave, where Microsoft’s is described', openId(`https://login.microsoftonline.com/${tenant}/v2.0${config}`), token({ iss: `${local}/v2.0`, tid: tenant }, directory.signer), undefined],
  ['one of any tenant', openId(`https://login.microsoftonline.com/common${config}`), token({ iss: v1, tid: tenant }, directory.signer), undefined],
  ['one of another tenant', openId(`https://login.microsoftonline.com/${tenant}${config}`), token({ iss: v1, tid: 'other' }, directory.signer), 'TokenIssuerNotAllowed'],
  ['one of the local authority', openId(`${local}/v2.0${config}`), token({ iss: `${local}/v2.0` }, directory.signer), undefined],
  ['one of somebody else that names the directory', openId(`https://login.microsoftonline.com/${tenant}${config}`), token({ iss: v1, tid: tenant }, ellipticPair('d1').signer), 'TokenSignatureInvalid'],
];

const missing: readonly (readonly [statement: string, attributes: string, request: NonNullable<Setting['request']>, reason: string | undefined])[] = [
  ['no header', 'header-name="Authorization"', {}, 'TokenNotPresent'],
  ['an empty header', 'header-name="Authorization"', { headers: { Authorization: '' } }, 'TokenNotPresent'],
  ['a header without a scheme', 'header-name="X"', { headers: { X: token() } }, undefined],
  ['another scheme than the required one', 'header-name="X" require-scheme="Bearer"', { headers: { X: `Basic ${token()}` } }, 'TokenNotPresent'],
  ['the required scheme in other case', 'header-name="X" require-scheme="Bearer"', { headers: { X: `bearer ${token()}` } }, undefined],
  ['a parameter of the query', 'query-parameter-name="t"', { query: `t=${token()}` }, undefined],
  ['no parameter of the query', 'query-parameter-name="t"', {}, 'TokenNotPresent'],
  ['a value from an expression', 'token-value="@(t)"', {}, undefined],
];

describe('validate-jwt', () => {
  it.each(rows)('%s', async (_, xml, text, reason) => {
    expect(await refusalOf(validateJwt, xml, bearer(text))).toEqual(reason && [reason, 401]);
  });

  it.each(missing)('finds the token: %s', async (_, attributes, request, reason) => {
    const xml = policy().replace('header-name="Authorization"', attributes);
    const setting: Setting = { request, expressions: { '@(t)': token() }, ...sharedWorld() };
    expect(await refusalOf(validateJwt, xml, setting)).toEqual(reason && [reason, 401]);
  });

  it('says that there is none', async () => {
    expect(await faultOf(validateJwt, policy(), sharedWorld())).toMatchObject({ message: 'JWT not present.', shown: undefined });
  });

  it('answers with the status and the words that it states, and tells on-error the documented ones', async () => {
    const xml = policy(claim('groups', []), 'failed-validation-httpcode="403" failed-validation-error-message="No."');
    expect(await faultOf(validateJwt, xml, bearer(token()))).toMatchObject({ status: 403, shown: 'No.', message: 'JWT token is missing the following claims: groups. Access denied.' });
    expect((await faultOf(validateJwt, policy(claim('roles', ['x'])), bearer(token()))).message).toBe('Claim roles value of r1,r2 is not allowed. Access denied.');
  });

  it('keeps the token as a Jwt in a variable', async () => {
    const { call } = await runPolicy(validateJwt, policy('', 'output-token-variable-name="jwt"'), bearer(token()));
    const value = call.variables.get('jwt') as Value;
    expect(['Algorithm', 'Type', 'Id', 'Issuer', 'Subject'].map((name) => jwtType.properties?.[name]?.(value))).toEqual(['HS256', 'JWT', 'i', 'me', 's']);
  });

  it('expires by the gateway’s clock', async () => {
    const shared = sharedWorld();
    const setting = { ...bearer(token()), world: shared.world };
    await runPolicy(validateJwt, policy(), setting);
    await shared.wait(60);
    expect((await faultOf(validateJwt, policy(), setting)).reason).toBe('TokenExpired');
  });

  it('is a 500 that names the address, where keys are not the local authority’s', async () => {
    expect(await faultOf(validateJwt, openId(`https://id.example${config}`), bearer(token()))).toMatchObject({ status: 500, shown: 'Internal server error', message: expect.stringContaining(`https://id.example${config}`) });
  });

  it.each(['<decryption-keys><key>a</key></decryption-keys>', '<issuer-signing-tokens><token>a</token></issuer-signing-tokens>'])('refuses %s by name', async (inside) => {
    await expect(runPolicy(validateJwt, policy(inside), bearer(token()))).rejects.toThrow('The local gateway does not run validate-jwt with <');
  });

  it.each(['<key certificate-id="c" />', '<zumo-master-key>a</zumo-master-key>'])('refuses the key %s by name', async (key) => {
    await expect(runPolicy(validateJwt, policy('', '', key), bearer(token()))).rejects.toThrow('The local gateway does not run validate-jwt with ');
  });
});
