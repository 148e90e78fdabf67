import type { OptionValues } from '../../../commands/command.ts';
import { isCapability, type Capability } from '../../model/capabilities.ts';
import type { Pace, TrialLimits } from '../../model/trial.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { maxErrors, expectedRegion } from './limits.ts';

export interface ProbeInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  readonly api: string | undefined;
  readonly operation: string | undefined;
  readonly capability: Capability | undefined;
  readonly model: string | undefined;
  readonly apiVersion: string | undefined;
  readonly prompt: string;
  readonly maxTokens: number;
  readonly stream: boolean;
  readonly requests: number;
  readonly pace: Pace;
  readonly timeoutMs: number;
  readonly appSubscription: string;
  readonly asBearer: boolean;
  readonly limits: TrialLimits;
  readonly export: 'k6' | undefined;
}

/** Together with the tokens of the answer about 1,010: nine of them fit into 10,000 tokens per minute. */
const usualPrompt = 'Say hello to the people of the house.';
const usualMaxTokens = 1000;

export function probeInput(values: OptionValues): ProbeInput {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const [operation, capability] = [text('operation'), text('capability')];
  if (operation !== undefined && capability !== undefined) {
    throw new UserError('OptionsConflict', exitCodes.usage, '--operation and --capability both say what is to be called.', { hint: 'Keep one of them.' });
  }
  const regions = values['expectRegion'];
  return {
    service: { name: text('service') ?? '', resourceGroup: text('resourceGroup') },
    api: text('api'),
    operation,
    capability: capability !== undefined && isCapability(capability) ? capability : undefined,
    model: text('model'),
    apiVersion: text('apiVersion'),
    prompt: text('prompt') ?? usualPrompt,
    maxTokens: count(values, 'maxTokens', '--max-tokens', 1_000_000) ?? usualMaxTokens,
    stream: values['stream'] === true,
    requests: count(values, 'requests', '--requests', 100_000) ?? 20,
    pace: paceOf(values, text('rate')),
    timeoutMs: (count(values, 'timeout', '--timeout', 3600) ?? 120) * 1000,
    appSubscription: text('appSubscription') ?? 'master',
    asBearer: values['asBearer'] === true,
    limits: { errors: maxErrors(text('maxErrors')), regions: Array.isArray(regions) ? (regions as readonly string[]).map(expectedRegion) : [] },
    export: values['export'] === 'k6' ? 'k6' : undefined,
  };
}

function count(values: OptionValues, key: string, flag: string, most: number): number | undefined {
  const value = values[key];
  if (typeof value !== 'number') return undefined;
  if (value < 1 || value > most) throw new UserError('InvalidValue', exitCodes.usage, `${flag}: must be from 1 to ${most}`);
  return value;
}

function paceOf(values: OptionValues, rate: string | undefined): Pace {
  const clients = count(values, 'clients', '--clients', 256);
  if (rate === undefined) return { kind: 'clients', clients: clients ?? 1 };
  if (clients !== undefined) {
    throw new UserError('OptionsConflict', exitCodes.usage, '--rate sends each call when it is due, --clients when a client has its answer.', { hint: 'Keep one of them.' });
  }
  const perSecond = /^\d{1,5}(\.\d{1,3})?$/.test(rate) ? Number(rate) : 0;
  if (perSecond <= 0 || perSecond > 1000) {
    throw new UserError('InvalidValue', exitCodes.usage, `--rate: "${rate}" is not a number of calls per second above 0, up to 1000`, { hint: 'As in: --rate 5, or --rate 0.5 for one every two seconds' });
  }
  return { kind: 'rate', perSecond };
}
