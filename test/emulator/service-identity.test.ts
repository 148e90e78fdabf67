import { describe, expect, it } from 'vitest';
import { Directory } from '../../src/emulator/arm/directory.ts';
import { Store } from '../../src/emulator/arm/store.ts';
import { serviceIdentity } from '../../src/emulator/service-identity.ts';
import { newTokenAuthority } from '../../src/emulator/sign-in/authority.ts';
import { tinyEstate } from './host/tiny-azure.ts';

const id = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
const user = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u';

function world(system: boolean) {
  const time = { now: Date.UTC(2026, 0, 1) };
  const store = new Store();
  store.put({ id, type: 'Microsoft.ApiManagement/service', content: { identity: { system, users: [user] } } });
  const estate = tinyEstate();
  const directory = new Directory(estate);
  const authority = newTokenAuthority({ origin: 'https://x', tenantId: estate.tenantId, objectId: 'other', now: () => 0 });
  return { time, directory, token: serviceIdentity({ store, directory, authority, now: () => time.now }) };
}

function claimsOf(token: string | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()) as Readonly<Record<string, unknown>>;
}

describe('tokens of a service’s identities', () => {
  it('name the identity and the audience, by the gateway’s time', () => {
    const { token, directory } = world(true);
    const objectId = directory.systemIdentityOf(id);
    const at = Date.UTC(2026, 0, 1) / 1000;
    expect(claimsOf(token(id, 'https://cognitiveservices.azure.com', undefined))).toMatchObject({ aud: 'https://cognitiveservices.azure.com', oid: objectId, sub: objectId, iat: at, exp: at + 3600, iss: `https://sts.windows.net/${directory.tenantId}/` });
  });

  it('of a user-assigned one are asked for by its client id', () => {
    const { token, directory } = world(false);
    const { clientId, principalId } = directory.userIdentityOf(user);
    expect(claimsOf(token(id, 'a', clientId.toUpperCase()))).toMatchObject({ oid: principalId, appid: clientId });
    expect([token(id, 'a', undefined), token(id, 'a', 'unknown'), token('/nobody', 'a', clientId)]).toEqual([undefined, undefined, undefined]);
  });

  it('are used again until shortly before they expire', () => {
    const { token, time } = world(true);
    const first = token(id, 'a', undefined);
    time.now += 54 * 60_000;
    expect(token(id, 'a', undefined)).toBe(first);
    expect(token(id, 'b', undefined)).not.toBe(first);
    time.now += 2 * 60_000;
    expect(token(id, 'a', undefined)).not.toBe(first);
  });
});
