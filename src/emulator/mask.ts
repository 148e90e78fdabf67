import { isObject, type Json } from '../model/json.ts';

const mask = '***';

const secretHeaders = new Set([
  'authorization', 'proxy-authorization', 'x-ms-authorization-auxiliary', 'api-key', 'x-api-key', 'ocp-apim-subscription-key', 'cookie', 'set-cookie',
]);

const secretFields = new Set([
  'authorization', 'api-key', 'apikey', 'x-api-key', 'ocp-apim-subscription-key', 'primarykey', 'secondarykey', 'primarysharedkey', 'secondarysharedkey', 'key1', 'key2', 'connectionstring',
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
  // Whatever names a secret in a text has this sign; most texts have none.
  if (typeof value === 'string') return value.includes('=') ? maskUrl(maskPolicy(value)) : value;
  if (Array.isArray(value)) return value.map((item: Json) => maskFields(item, isSecret) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const hidden = isSecret(name.toLowerCase()) && !(name.toLowerCase() === 'value' && typeof item !== 'string');
      return [name, hidden ? maskAll(item) : maskFields(name === 'credentials' ? maskCredentials(item) : item, isSecret)];
    }),
  );
}

/** Literal secrets in policies: passwords, and the values of headers that carry keys. Expressions and named values are none. */
const secretAttribute = /(\bpassword=)("|')(?!\s*@|\{\{)[^"']*\2/gi;
const secretSetHeader = new RegExp(`(<set-header\\s[^>]*name=["'](?:${[...secretHeaders, 'x-functions-key'].join('|')})["'](?:[^>]*[^/])?>)(.*?)(</set-header>)`, 'gis');
const literalValue = /(<value>)(?!\s*@|\s*\{\{)[^<]*(<\/value>)/gi;

function maskPolicy(text: string): string {
  return text
    .replaceAll(secretAttribute, `$1$2${mask}$2`)
    .replaceAll(secretSetHeader, (_, start: string, values: string, end: string) => start + values.replaceAll(literalValue, `$1${mask}$2`) + end);
}

/** What a backend sends along may be a key under any name. */
function maskCredentials(credentials: Json | undefined): Json | undefined {
  if (!isObject(credentials)) return credentials;
  return Object.fromEntries(Object.entries(credentials).map(([name, value]) => [name, name === 'header' || name === 'query' ? maskAll(value) : value]));
}

/** The same body with keys, tokens and passwords as `***`. What is secret depends on the resource: a named value's `value` is. */
export function maskBody(body: Json | undefined, url: string): Json | undefined {
  const namedValue = /\/(namedValues|properties)(\/|\?|$)|\/listValue(\?|$)/i.test(url);
  return maskFields(body, (name) => secretFields.has(name) || (namedValue && name === 'value'));
}
