import { at, isObject, textAt, type JsonObject } from '../model/json.ts';
import type { Arm } from './arm.ts';
import { checked } from './failure.ts';
import { sendRaw } from './raw.ts';

/** All items of a collection that no client of ours lists, of all its pages. `target` as in RawRequest. */
export async function listRaw(arm: Arm, target: string, apiVersion: string, signal: AbortSignal): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = [];
  for (let next: string | undefined = target; next !== undefined; ) {
    const { body } = checked(await sendRaw(arm, { method: 'GET', target: next, apiVersion }, signal));
    const value = at(body, 'value');
    found.push(...(Array.isArray(value) ? value.filter(isObject) : []));
    next = textAt(body, 'nextLink') || undefined;
  }
  return found;
}
