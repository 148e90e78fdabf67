import { at, isObject } from '../model/json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isLate } from '../model/resource.ts';
import type { Desired } from '../model/resource.ts';
import { exitCodes, UserError } from '../model/user-error.ts';

/** Pure functions that a late value may name with `via`. */
export type Derivations = Readonly<Record<string, (value: Json, args: readonly Json[]) => Json>>;

export type LateValues = Readonly<Record<string, Json>>;

/** `value` with every late value in it replaced. Fails with a UserError where the service did not yield one. */
export function resolveLate<T extends Json>(value: T, late: LateValues, derivations: Derivations): T {
  return resolve(value, late, derivations) as T;
}

function resolve(value: Json, late: LateValues, derivations: Derivations): Json {
  if (isLate(value)) {
    const found = Object.hasOwn(late, value.late) ? late[value.late] : undefined;
    if (found === undefined) {
      throw new UserError('LateValueMissing', exitCodes.failed, `Azure did not answer "${value.late}", which this step needs.`, {
        hint: 'Run the same command again: what was done stays done.',
      });
    }
    if (value.via === undefined) return found;
    const derive = Object.hasOwn(derivations, value.via) ? derivations[value.via] : undefined;
    if (derive === undefined) throw new Error(`no derivation is named "${value.via}"`);
    return derive(found, (value.args ?? []).map((arg) => resolve(arg, late, derivations)));
  }
  if (Array.isArray(value)) return value.map((element: Json) => resolve(element, late, derivations));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inner === undefined ? undefined : resolve(inner, late, derivations)]),
  );
}

/** What stands in an id for a name that is not known yet. */
const lateId = '(known after apply)';

/** The full id, with a late name resolved. */
export function resolveId(desired: Desired, late: LateValues, derivations: Derivations): string {
  if (desired.lateName === undefined) return desired.id;
  const name = resolve({ ...desired.lateName }, late, derivations);
  if (typeof name !== 'string') throw new Error(`the name of ${desired.id} resolved to ${typeof name}`);
  return desired.id.replace(lateId, () => name);
}

/** The names of all late values that a resource waits for. */
export function lateNames(desired: Desired): readonly string[] {
  return [desired.body, desired.unseen?.body, desired.lateName && { ...desired.lateName }].flatMap(namesIn);
}

function namesIn(value: Json | undefined): readonly string[] {
  if (isLate(value)) return [value.late, ...(value.args ?? []).flatMap(namesIn)];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return isObject(value) ? Object.values(value).flatMap(namesIn) : [];
}

/** What a resource yields to later steps, as far as its body has it. */
export function yieldsOf(desired: Desired, body: JsonObject): LateValues {
  const found = Object.entries(desired.yields ?? {}).map(([name, path]) => [name, at(body, ...path)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== null));
}
