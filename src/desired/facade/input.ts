import type { OptionValues } from '../../../commands/command.ts';
import { isCapability, type Capability } from '../../model/capabilities.ts';
import { shapes } from '../../model/shapes.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { canaryApiId } from '../canary/names.ts';
import { patienceOf, usualPatienceMs } from '../canary/patience.ts';
import { placeOf, type Place } from './place.ts';

/** `SEL` (DESIGN §4): which operations, and which models on them. */
export interface Selection {
  /** By name or as `METHOD /template`; empty: all that come into question. */
  readonly operations: readonly string[];
  readonly capability: Capability | undefined;
  /** What clients call it; `*` is every model that has no row of its own. */
  readonly model: string | undefined;
  /** What clients call it instead. */
  readonly as: string | undefined;
}

export interface RemoveInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  readonly api: string;
  readonly selection: Selection;
  /** Undefined: wherever rows lead. */
  readonly place: Place | undefined;
  /** Role assignments stay although nothing needs them any more. */
  readonly keepRoles: boolean;
}

export interface AddInput extends Omit<RemoveInput, 'keepRoles'> {
  readonly place: Place;
  /** ARM id of the user-assigned identity that the API calls with, where its policy does not say it. */
  readonly identity: string | undefined;
  /** How long is waited for the account to answer. */
  readonly patienceMs: number;
}

/** @throws UserError `OptionsConflict`, `ModelNameInvalid`, `InvalidValue`, `ApiIdInvalid` */
export function prepareAdd(values: OptionValues): AddInput {
  const place = placeOf(text(values, 'account') ?? '');
  const { keepRoles: _, ...shared } = prepareRemove(values);
  const { as, model } = shared.selection;
  if (as !== undefined && model !== undefined && place.deployment !== undefined && model.toLowerCase() !== place.deployment.toLowerCase()) throw conflict('--model and --as say two names for one deployment.', 'Keep --as.');
  return { ...shared, place, identity: text(values, 'identity'), patienceMs: patienceOf(true, text(values, 'waitFor')) ?? usualPatienceMs };
}

export function prepareRemove(values: OptionValues): RemoveInput {
  const account = text(values, 'account');
  const api = text(values, 'api') ?? shapes.openai.apiId;
  if (api.toLowerCase() === canaryApiId) throw new UserError('ApiIdInvalid', exitCodes.usage, `${api} is the API through which apim-llm asks accounts whether they answer.`, { hint: 'Name another: --api azure-openai' });
  return {
    service: { name: text(values, 'service') ?? '', resourceGroup: text(values, 'resourceGroup') },
    api,
    selection: selectionOf(values),
    place: account === undefined ? undefined : placeOf(account),
    keepRoles: values['keepRoles'] === true,
  };
}

function text(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function selectionOf(values: OptionValues): Selection {
  const named = values['operation'];
  const operations = Array.isArray(named) ? named.map((each: string) => each.trim()) : [];
  const capability = text(values, 'capability');
  if (operations.length > 0 && capability !== undefined) throw conflict('--operation and --capability say the same thing in two ways.', 'Keep one of them.');
  const [model, as] = [checkName('model', text(values, 'model')), checkName('as', text(values, 'as'))];
  if (as === '*') throw conflict('--as gives one model a name; "*" is none.', 'Every other model is sent somewhere with --model "*".');
  if (as !== undefined && model === '*') throw conflict('--as gives one model a name, and --model "*" stands for all.', 'Keep one of them.');
  return { operations, capability: capability !== undefined && isCapability(capability) ? capability : undefined, model, as };
}

function conflict(message: string, hint: string): UserError {
  return new UserError('OptionsConflict', exitCodes.usage, message, { hint });
}

/** As much as a name can have that people can read, and that policies, paths and plans can show. */
const longest = 200;

function checkName(option: string, name: string | undefined): string | undefined {
  if (name === undefined || (name.length <= longest && !/\p{C}|^\s|\s$/u.test(name))) return name;
  const why = name.length > longest ? `it is longer than ${longest} characters` : 'it begins or ends with a blank, or has characters that nobody sees';
  throw new UserError('ModelNameInvalid', exitCodes.usage, `--${option}: this cannot be the name of a model: ${why}.`, { hint: `For example: --${option} gpt-4o` });
}
