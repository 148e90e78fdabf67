import { capabilities, type Capability } from '../../model/capabilities.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import { textAt } from '../../model/json.ts';
import type { LiveApi, Seen } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { operationCapability, type OperationClass } from '../../openapi/operation-capability.ts';
import type { ProbeInput } from './input.ts';
import { shapeOf } from './surface.ts';

export interface ProbedOperation {
  readonly seen: Seen;
  readonly name: string;
  /** Upper case. */
  readonly method: string;
  readonly urlTemplate: string;
  readonly is: OperationClass;
}

/** What calls can be made of: something is said, and something comes back. */
const probed: readonly Capability[] = capabilities.filter((capability) => !['realtime', 'video'].includes(capability));

/** By name, by method and template, by capability; else chat, or what comes first of what the API can do. */
export function chosenOperation({ operation, capability }: Pick<ProbeInput, 'operation' | 'capability'>, apiName: string, api: LiveApi): ProbedOperation {
  const all = api.operations.map((seen) => operationOf(seen, api));
  if (operation !== undefined) return named(operation, apiName, all);
  const found = capability === undefined ? probed.flatMap((each) => firstOf(each, all) ?? []).at(0) : firstOf(capability, all);
  if (found !== undefined) return found;
  const can = probed.filter((each) => firstOf(each, all) !== undefined);
  const hint = can.length > 0 ? `It can: ${can.join(', ')}` : `Name an operation of it:  --operation "GET /some/path". Its operations: ${listed(all)}`;
  throw new UserError('NotFound', exitCodes.failed, `The API ${apiName} has no operation for ${capability ?? 'any model'}.`, { hint });
}

function operationOf(seen: Seen, api: LiveApi): ProbedOperation {
  const [method = 'GET', urlTemplate = '/'] = ['method', 'urlTemplate'].map((key) => textAt(seen.body, 'properties', key));
  return { seen, name: seen.name, method: method.toUpperCase(), urlTemplate, is: operationCapability({ method, urlTemplate }, shapeOf(api)) };
}

/** The one that starts something: others of its capability go on with it. */
function firstOf(capability: Capability, all: readonly ProbedOperation[]): ProbedOperation | undefined {
  return all.find(({ is }) => is.kind === 'served' && is.capability === capability && is.needs === capability && is.modelIn !== 'none');
}

function named(text: string, apiName: string, all: readonly ProbedOperation[]): ProbedOperation {
  const wanted = plain(text);
  const found = all.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase()) ?? all.find(({ method, urlTemplate }) => plain(`${method} ${urlTemplate}`) === wanted);
  if (found !== undefined) return found;
  const near = didYouMean(text, [...all.map(({ name }) => name), ...all.map(({ method, urlTemplate }) => `${method} ${urlTemplate}`)]);
  throw new UserError('NotFound', exitCodes.failed, `The API ${apiName} has no operation ${text}.`, {
    hint: [...(near === undefined ? [] : [`Did you mean "${near}"?`]), `It has: ${listed(all)}`].join('\n'),
  });
}

function listed(all: readonly ProbedOperation[]): string {
  const names = all.slice(0, 12).map(({ name }) => name);
  return all.length === 0 ? 'none' : `${names.join(', ')}${all.length > names.length ? ', …' : ''}`;
}

/** Names of placeholders, and a query in the template, make no difference. */
function plain(text: string): string {
  return (text.split('?')[0] ?? '').trim().toLowerCase().replaceAll(/\{[^{}]*\}/g, '{}').replaceAll(/\s+/g, ' ');
}
