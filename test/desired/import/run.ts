import type { OptionValues, Wish } from '../../../commands/command.ts';
import { comparable } from '../../../src/desired/comparable.ts';
import { derivations } from '../../../src/desired/derivations.ts';
import { importModule } from '../../../src/desired/import/import.ts';
import type { ImportInput } from '../../../src/desired/import/input.ts';
import { liveResources } from '../../../src/desired/live-resources.ts';
import { resolveId, resolveLate } from '../../../src/engine/late.ts';
import { plan } from '../../../src/engine/plan.ts';
import { isObject, textAt, type JsonObject } from '../../../src/model/json.ts';
import type { Live } from '../../../src/model/live.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Desired } from '../../../src/model/resource.ts';
import { UserError } from '../../../src/model/user-error.ts';

const noFiles = {
  mirror: undefined,
  download: async () => ({ why: 'there is no network' }),
  cached: async () => undefined,
  keep: async () => undefined,
  readTemplate: async (): Promise<string> => Promise.reject(new Error('an import reads no template')),
  readText: async (path: string): Promise<string> => {
    throw new UserError('FileUnreadable', 2, path);
  },
};

export function prepared(values: OptionValues = {}, text?: string): Promise<ImportInput> {
  return importModule.prepare({ service: 'apim-demo', account: 'aoai-swe', spec: 'builtin', ...values }, text === undefined ? noFiles : { ...noFiles, readText: async () => text });
}

export async function wished(live: Live, values: OptionValues = {}): Promise<Wish> {
  return importModule.wish(await prepared(values), live);
}

export async function planned(live: Live, values: OptionValues = {}, takeOver: readonly string[] = []): Promise<Plan> {
  return plan((await wished(live, values)).desired, liveResources(live), { comparable, takeOver });
}

export function ofKind({ desired }: Wish, kind: Desired['kind']): Desired {
  const found = desired.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} is wished for`);
  return found;
}

/** Id and body as they would be written when the service has yielded these values. */
export function resolved(desired: Desired, late: JsonObject): { readonly id: string; readonly body: JsonObject } {
  const values = late as Readonly<Record<string, string>>;
  return { id: resolveId(desired, values, derivations), body: resolveLate(desired.body, values, derivations) };
}

export type SeenOperation = readonly [name: string, method: string, urlTemplate: string];

/** The API's policy document, as it is written when the service has named the operations so; without any, as the document does. */
export function policyTextOf(wish: Wish, late: JsonObject = {}, operations: readonly SeenOperation[] = describedIn(wish)): string {
  return textOf(ofKind(wish, 'apiPolicy'), late, operations);
}

export function textOf(policy: Desired | undefined, late: JsonObject = {}, operations: readonly SeenOperation[] = []): string {
  const named = operations.map(([name, method, urlTemplate]) => ({ name, method, urlTemplate }));
  return policy === undefined ? '' : (textAt(resolved(policy, { 'api.operations': named, ...late }).body, 'properties', 'value') ?? '');
}

function describedIn(wish: Wish): readonly SeenOperation[] {
  const document: unknown = JSON.parse(wish.desired.map(({ unseen }) => textAt(unseen?.body, 'properties', 'value')).find((value) => value !== undefined) ?? '{}');
  const paths = isObject(document) && isObject(document['paths']) ? document['paths'] : {};
  return Object.entries(paths).flatMap(([path, item]) => Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]): SeenOperation[] => (isObject(operation) ? [[textAt(operation, 'operationId') ?? '', method.toUpperCase(), path]] : [])));
}
