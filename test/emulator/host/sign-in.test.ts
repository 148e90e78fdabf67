import { createPublicKey, verify } from 'node:crypto';
import { ClientSecretCredential } from '@azure/identity';
import { afterEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/emulator/arm/plane.ts';
import { isArmAudience, resourceOf } from '../../../src/emulator/sign-in/audience.ts';
import { newTokenAuthority } from '../../../src/emulator/sign-in/authority.ts';
import type { LocalAzure } from '../../../src/emulator/start.ts';
import { at, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { type Reply, send, startTiny, stopAll } from './tiny-azure.ts';

const arm = 'https://management.azure.com//.default';

function signIn(azure: LocalAzure, fields: Record<string, string>, path = '/adfs/oauth2/token', headers: Record<string, string> = {}): Promise<Reply> {
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return send(azure, path, { method: 'POST', token: null, headers: form, body: new URLSearchParams(fields).toString() });
}

const client = { grant_type: 'client_credentials', client_id: '11111111-0000-0000-0000-000000000001', client_secret: 'secret', scope: arm };

function part(token: string, index: number): Json {
  return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('utf8')) as Json;
}

async function tokenFor(azure: LocalAzure, change: Record<string, string> = {}): Promise<string> {
  return textAt((await signIn(azure, { ...client, ...change })).json, 'access_token') ?? '';
}

afterEach(stopAll);

describe('tokens of the local authority', () => {
  const authority = newTokenAuthority({ origin: 'https://127.0.0.1:1', tenantId: 't', objectId: 'caller', now: () => 0 });
  const issued = (time: number): string => authority.issue('client', 'https://cognitiveservices.azure.com', 'https://sts.windows.net/t/', { objectId: 'identity', at: time }).token;

  it('are read at any time: whose, for what, until they expire', () => {
    const token = issued(1_000_000);
    expect(authority.read(token, 1_000_000)).toEqual({ kind: 'principal', objectId: 'identity', audience: 'https://cognitiveservices.azure.com' });
    expect(authority.read(token, 1_000_000 + 3_599_999)).toMatchObject({ kind: 'principal' });
    expect(authority.read(token, 1_000_000 + 3_600_000)).toEqual({ kind: 'expired' });
    expect(authority.read(token, 1_000_000)).toMatchObject({ kind: 'principal' });
  });

  it('are unknown where another one signed, or where something was changed', () => {
    const other = newTokenAuthority({ origin: 'https://127.0.0.1:1', tenantId: 't', objectId: 'caller', now: () => 0 });
    const [head, body, signature] = issued(0).split('.');
    const changed = Buffer.from(JSON.stringify({ ...(part(issued(0), 1) as object), oid: 'another' })).toString('base64url');
    for (const token of [`${head}.${changed}.${signature}`, `${head}.${body}.`, `${head}.${body}`, `${head}.${body}.${signature}.x`, '', 'a.b.c']) expect(authority.read(token, 0)).toEqual({ kind: 'unknown' });
    expect(other.read(issued(0), 0)).toEqual({ kind: 'unknown' });
  });
});

describe('the local authority', () => {
  it('describes itself without a token, as AD FS and as the tenant', async () => {
    const azure = await startTiny();
    const { arm: origin, tenantId } = azure.ready;
    for (const [path, issuer] of [
      ['/adfs/.well-known/openid-configuration', `${origin}/adfs`],
      [`/${tenantId}/v2.0/.well-known/openid-configuration`, `${origin}/${tenantId}/v2.0`],
      [`/adfs/${tenantId}/.well-known/openid-configuration`, `${origin}/adfs`],
    ] as const) {
      expect((await send(azure, path, { token: null })).json, path).toMatchObject({ issuer, token_endpoint: expect.stringContaining(origin), jwks_uri: expect.stringContaining(origin) });
    }
  });

  it('gives a client a token for ARM that names the tenant and the caller of the estate, signed with the key that it publishes', async () => {
    const azure = await startTiny();
    const reply = await signIn(azure, client);
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(reply.json).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const token = textAt(reply.json, 'access_token') ?? '';
    expect(part(token, 1)).toMatchObject({ aud: 'https://management.azure.com', tid: azure.ready.tenantId, appid: client.client_id, oid: expect.any(String) });
    const keys = at((await send(azure, '/adfs/discovery/keys', { token: null })).json, 'keys');
    const key = createPublicKey({ format: 'jwk', key: (Array.isArray(keys) ? keys[0] : undefined) as Record<string, string> });
    const [head = '', body = '', signature = ''] = token.split('.');
    expect(verify('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
    expect((await send(azure, '/subscriptions', { token })).status).not.toBe(401);
  });

  it('answers version 1 of the protocol with numbers as texts', async () => {
    const azure = await startTiny();
    const { scope: _, ...others } = client;
    expect((await signIn(azure, { ...others, resource: 'https://management.core.windows.net/' }, `/${azure.ready.tenantId}/oauth2/token`)).json).toMatchObject({ expires_in: '3600', resource: 'https://management.core.windows.net' });
  });

  it('takes a client in the Authorization header', async () => {
    const azure = await startTiny();
    const authorization = `Basic ${Buffer.from('client:s%20e%3Acret').toString('base64')}`;
    expect((await signIn(azure, { grant_type: 'client_credentials', scope: arm }, '/adfs/oauth2/token', { authorization })).status).toBe(200);
  });

  it.each([
    ['another grant', { ...client, grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no grant', { client_id: 'x' }, 400, 'invalid_request'],
    ['no client', { ...client, client_id: '' }, 400, 'invalid_request'],
    ['no secret', { ...client, client_secret: '' }, 401, 'invalid_client'],
    ['a certificate', { ...client, client_assertion: 'a.b.c' }, 401, 'invalid_client'],
    ['no scope', { ...client, scope: '' }, 400, 'invalid_request'],
    ['a scope without .default', { ...client, scope: 'https://management.azure.com/user_impersonation' }, 400, 'invalid_scope'],
  ])('refuses %s', async (_, fields, status, error) => {
    const reply = await signIn(await startTiny(), fields);
    expect([reply.status, at(reply.json, 'error')]).toEqual([status, error]);
    expect(reply.text).not.toContain('secret"');
  });

  it('knows no other tenant and no other path', async () => {
    const azure = await startTiny();
    const other = '99999999-0000-4000-8000-000000000001';
    expect((await signIn(azure, client, `/${other}/oauth2/v2.0/token`)).json).toMatchObject({ error_codes: [90002] });
    expect((await send(azure, '/adfs/oauth2/authorize', { token: null })).status).toBe(404);
    expect((await send(azure, '/adfs/oauth2/token', { token: null })).status).toBe(405);
  });

  it('signs in through the identity library of Microsoft', async () => {
    const azure = await startTiny();
    const credential = new ClientSecretCredential('adfs', 'client', 'secret', { authorityHost: azure.ready.arm, disableInstanceDiscovery: true, tlsOptions: { ca: azure.ca } });
    const { token } = await credential.getToken('https://management.azure.com/.default');
    expect((await send(azure, '/subscriptions', { token })).status).not.toBe(401);
  });
});

describe('a token', () => {
  it('of another start, changed, or none at all is refused', async () => {
    const azure = await startTiny();
    const others = await tokenFor(await startTiny());
    const own = await tokenFor(azure);
    const forged = `${own.split('.')[0]}.${Buffer.from(JSON.stringify({ aud: 'https://management.azure.com', exp: 9e9 })).toString('base64url')}.${own.split('.')[2]}`;
    for (const token of [others, forged, own.slice(0, -4), 'eyJhbGciOiJub25lIn0.e30.', 'a.b', '..']) {
      const reply = await send(azure, '/subscriptions', { token });
      expect([reply.status, at(reply.json, 'error', 'code')], token).toEqual([401, 'InvalidAuthenticationToken']);
    }
  });

  it('for another resource is no token for ARM', async () => {
    const azure = await startTiny();
    const token = await tokenFor(azure, { scope: 'https://cognitiveservices.azure.com/.default' });
    expect(at((await send(azure, '/subscriptions', { token })).json, 'error', 'code')).toBe('InvalidAuthenticationTokenAudience');
  });

  it('makes its bearer a service principal, beside the user that the ready file signs in', async () => {
    const callers: Caller[] = [];
    const azure = await startTiny({ plane: ({ caller }) => Promise.resolve({ status: 200 + callers.push(caller), headers: {} }) });
    const token = await tokenFor(azure);
    await send(azure, '/x', { token });
    await send(azure, '/x');
    const objectId = at(part(token, 1), 'oid');
    expect(callers[0]).toEqual({ objectId, isApplication: true });
    expect(callers[1]?.isApplication).toBeUndefined();
    expect(callers[1]?.objectId).not.toBe(objectId);
  });

  it('opens ARM, not the control API', async () => {
    const azure = await startTiny();
    expect((await send(azure, '/_emulator/', { token: await tokenFor(azure) })).status).toBe(401);
  });

  it('is refused once it is too old', () => {
    let now = Date.UTC(2026, 0, 1);
    const authority = newTokenAuthority({ origin: 'https://127.0.0.1:1', tenantId: 't', objectId: 'o', now: () => now });
    const { token } = authority.issue('c', 'https://management.azure.com', 'i');
    expect(authority.check(token)).toBe('valid');
    now += 3600_000;
    expect(authority.check(token)).toBe('expired');
  });

  it('is for ARM under each of its names', () => {
    const names = ['https://management.azure.com/.default', 'https://management.azure.com//.default', 'https://management.core.windows.net/', 'https://127.0.0.1:1/.default'];
    expect(names.map((name) => isArmAudience(resourceOf(name), 'https://127.0.0.1:1'))).toEqual([true, true, true, true]);
    expect(isArmAudience('https://graph.microsoft.com', 'https://127.0.0.1:1')).toBe(false);
  });
});

describe('the description of the cloud', () => {
  it('needs no token and leads to the local sign-in', async () => {
    const azure = await startTiny();
    const login = { loginEndpoint: `${azure.ready.arm}/adfs`, identityProvider: 'ADFS' };
    expect((await send(azure, '/metadata/endpoints?api-version=2015-01-01', { token: null })).json).toMatchObject({ authentication: login });
    expect((await send(azure, '/metadata/endpoints?api-version=2022-09-01', { token: null })).json).toMatchObject([{ authentication: login, resourceManager: azure.ready.arm }]);
    expect((await send(azure, '/metadata/endpoints', { token: null })).status).toBe(400);
  });
});
