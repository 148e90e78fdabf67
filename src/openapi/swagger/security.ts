import { isObject, type Json } from '../../model/json.ts';
import { textIn, without } from '../entries.ts';

const flows: Readonly<Record<string, string>> = { implicit: 'implicit', password: 'password', application: 'clientCredentials', accessCode: 'authorizationCode' };

export function convertSecurity(scheme: Json): Json {
  if (!isObject(scheme)) return scheme;
  if (scheme['type'] === 'basic') return { ...without(scheme, 'type'), type: 'http', scheme: 'basic' };
  if (scheme['type'] !== 'oauth2') return scheme;
  const flow = flows[textIn(scheme, 'flow') ?? ''] ?? 'implicit';
  const details = Object.fromEntries(['authorizationUrl', 'tokenUrl'].flatMap((key) => (scheme[key] === undefined ? [] : [[key, scheme[key]]])));
  return { ...without(scheme, 'flow', 'authorizationUrl', 'tokenUrl', 'scopes'), flows: { [flow]: { ...details, scopes: scheme['scopes'] ?? {} } } };
}
