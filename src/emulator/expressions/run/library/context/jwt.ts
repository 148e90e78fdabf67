import type { ExtensionMembers, TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { ClrArray } from '../../arrays.ts';
import { setOut } from '../arguments.ts';
import { dateTime, perSecond, unixEpoch } from '../time/ticks.ts';
import { plainLookup } from './lookups.ts';
import { ServiceValue, serviceType } from './service-type.ts';

type Claims = Readonly<Record<string, unknown>>;

interface Token {
  readonly header: Claims;
  readonly claims: Claims;
}

function part(text: string | undefined): Claims | undefined {
  if (text === undefined || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** A JSON web token as policies see it, `Bearer` before it or not; undefined for what is none. Nobody checks its signature here. */
export function jwtValue(text: string): ServiceValue<Token> | undefined {
  const [first, second, third, ...more] = text.trim().replace(/^Bearer\s+/i, '').split('.');
  const [header, claims] = [part(first), part(second)];
  return header && claims && third !== undefined && more.length === 0 ? new ServiceValue('Jwt', { header, claims }) : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const list = (value: unknown): readonly string[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value.map(textOf) : [textOf(value)]);
const texts = (value: unknown): ClrArray => new ClrArray('System.String', [...list(value)]);
const textOrNull = (value: unknown): Value => (value === undefined || value === null ? null : textOf(value));
const time = (value: unknown): Value => (typeof value === 'number' ? dateTime(unixEpoch + BigInt(Math.trunc(value)) * perSecond, 'Utc') : null);

export const jwtType: TypeMembers = serviceType<Token>('Jwt', {
  Algorithm: ({ header }) => textOrNull(header['alg']),
  Audiences: ({ claims }) => texts(claims['aud']),
  Claims: ({ claims }) => plainLookup(new Map(Object.entries(claims).map(([name, value]) => [name, texts(value)]))),
  ExpirationTime: ({ claims }) => time(claims['exp']),
  Id: ({ claims }) => textOrNull(claims['jti']),
  IssuedAt: ({ claims }) => time(claims['iat']),
  Issuer: ({ claims }) => textOrNull(claims['iss']),
  NotBefore: ({ claims }) => time(claims['nbf']),
  Subject: ({ claims }) => textOrNull(claims['sub']),
  Type: ({ header }) => textOrNull(header['typ']),
});

interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** `Basic` and what stands in it; undefined where it is none. */
function basicValue(text: string): ServiceValue<Credentials> | undefined {
  const [, encoded] = /^Basic\s+([A-Za-z0-9+/]+={0,2})$/i.exec(text.trim()) ?? [];
  const plain = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const colon = plain.indexOf(':');
  return colon < 0 ? undefined : new ServiceValue('BasicAuthCredentials', { user: plain.slice(0, colon), password: plain.slice(colon + 1) });
}

export const basicType: TypeMembers = serviceType<Credentials>('BasicAuthCredentials', { Password: ({ password }) => password, UserId: ({ user }) => user, Username: ({ user }) => user });

const attempt = (args: readonly Value[], value: Value | undefined): boolean => {
  setOut(args, 0, value ?? null);
  return value !== undefined;
};

/** What the service adds to strings. */
export const credentialExtensions: ExtensionMembers = {
  on: (target) => typeof target === 'string',
  methods: {
    AsBasic: (target) => (typeof target === 'string' ? (basicValue(target) ?? null) : null),
    AsJwt: (target) => (typeof target === 'string' ? (jwtValue(target) ?? null) : null),
    TryParseBasic: (target, args) => attempt(args, typeof target === 'string' ? basicValue(target) : undefined),
    TryParseJwt: (target, args) => attempt(args, typeof target === 'string' ? jwtValue(target) : undefined),
  },
};
