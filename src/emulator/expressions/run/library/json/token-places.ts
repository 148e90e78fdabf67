import { invalidOperation } from '../exceptions.ts';
import { JArray, JObject, JProperty } from './token.ts';
import type { JToken } from './token.ts';

const noParent = (): Error => invalidOperation('The parent is missing.');

/** Takes a token out of where it stands; the value of a property goes with it. */
export function removeToken(token: JToken): null {
  const { parent } = token;
  if (!parent) throw noParent();
  if (parent instanceof JProperty) removeToken(parent);
  else if (parent instanceof JObject && token instanceof JProperty) parent.delete(token.name);
  else if (parent instanceof JArray) parent.splice(parent.items.indexOf(token), 1);
  return null;
}

export function replaceToken(token: JToken, by: JToken): null {
  const { parent } = token;
  if (!parent) throw noParent();
  if (parent instanceof JProperty) parent.value = by;
  else if (parent instanceof JArray) parent.splice(parent.items.indexOf(token), 1, by);
  else if (by instanceof JProperty) parent.replaceAll([...parent.properties].map((one) => (one === token ? by : one)));
  return null;
}

/** Before it (`offset` 0) or behind it (1). */
export function insertBeside(token: JToken, added: JToken, offset: 0 | 1): null {
  const { parent } = token;
  if (!parent) throw noParent();
  if (parent instanceof JArray) parent.splice(parent.items.indexOf(token) + offset, 0, added);
  else if (parent instanceof JObject && added instanceof JProperty) parent.replaceAll([...parent.properties].flatMap((one) => (one === token ? (offset === 0 ? [added, one] : [one, added]) : [one])));
  else throw invalidOperation('The token cannot be added here.');
  return null;
}
