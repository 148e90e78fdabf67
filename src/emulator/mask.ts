import { isObject, type Json } from '../model/json.ts';

const mask = '***';

const secretHeaders = new Set([
  'authorization', 'proxy-authorization', 'x-ms-authorization-auxiliary', 'api-key', 'x-api-key', 'ocp-apim-subscription-key', 'cookie', 'set-cookie',
]);

const secretFields = new Set([
  'authorization', 'api-key', 'apikey', 'x-api-key', 'ocp-apim-subscription-key', 'primarykey', 'secondarykey', 'key1', 'key2', 'connectionstring',
  'instrumentationkey', 'client_secret', 'clientsecret', 'client_assertion', 'password', 'certificatepassword', 'sharedkey', 'access_token', 'accesstoken',
  'refresh_token', 'refreshtoken', 'id_token',
]);

/** Signatures and keys that stand in an address. */
const secretQuery = /([?&](?:sig|subscription-key|api-key|code|access_token)=)[^&#"'\s]*/gi;

export function maskUrl(url: string): string {
  return url.replaceAll(secretQuery, `$1${mask}`);
}

export function maskHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, secretHeaders.has(name.toLowerCase()) ? mask : maskUrl(value)]));
}

/** Keeps the shape, so that a masked body is as valid as the real one. */
function maskAll(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return value === '' ? '' : mask;
  if (Array.isArray(value)) return value.map((item: Json) => maskAll(item) ?? null);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskAll(item)]));
  return value;
}

function maskFields(value: Json | undefined, isSecret: (name: string) => boolean): Json | undefined {
  if (typeof value === 'string') return maskUrl(value);
  if (Array.isArray(value)) return value.map((item: Json) => maskFields(item, isSecret) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const hidden = isSecret(name.toLowerCase()) && !(name.toLowerCase() === 'value' && typeof item !== 'string');
      return [name, hidden ? maskAll(item) : maskFields(item, isSecret)];
    }),
  );
}

/** The same body with keys, tokens and passwords as `***`. What is secret depends on the resource: a named value's `value` is. */
export function maskBody(body: Json | undefined, url: string): Json | undefined {
  const namedValue = /\/(namedValues|properties)(\/|\?|$)|\/listValue(\?|$)/i.test(url);
  return maskFields(body, (name) => secretFields.has(name) || (namedValue && name === 'value'));
}
