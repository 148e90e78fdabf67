import { at, isObject, textAt, type JsonObject } from './json.ts';

/** Whether an account answers at the host: it has one for OpenAI, one for its kind, one for Foundry. */
export function answersAt(account: JsonObject, host: string): boolean {
  const endpoints = at(account, 'properties', 'endpoints');
  const urls = [textAt(account, 'properties', 'endpoint'), ...Object.values(isObject(endpoints) ? endpoints : {})];
  return urls.some((url) => typeof url === 'string' && URL.canParse(url) && new URL(url).host === host.toLowerCase());
}
