import type { OptionValues, ReportModule } from '../../../commands/command.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { canaryApiId } from '../canary/names.ts';
import { accountsBesides } from '../facade/besides.ts';
import { openOperations } from '../facade/list.ts';
import { stateWarnings } from '../members/shown-state.ts';
import { ofBackend } from '../prune-ops/destinations.ts';
import { requiredApi } from '../required-api.ts';
import { textIn } from './input.ts';
import { liveBursts } from './live-burst.ts';
import { humanBursts } from './show-human.ts';
import { shownBurst } from './shown-burst.ts';

interface ShowInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  /** Undefined: every API that is ours. */
  readonly api: string | undefined;
  readonly name: string | undefined;
}

/** `apim-llm burst show`: who serves first, who next, and what happens at a 429. */
export const burstShowModule: ReportModule<ShowInput> = {
  prepare: (values: OptionValues) => ({ service: { name: textIn(values, 'service') ?? '', resourceGroup: textIn(values, 'resourceGroup') }, api: textIn(values, 'api'), name: textIn(values, 'name') }),
  scope: ({ api, service }) => ({ service, accounts: [], apis: api === undefined ? 'ours' : [api], breakers: true }),
  more: (_input, live, round) => moreOf(live, round),
  report({ api, name }, live, page) {
    if (api !== undefined) requiredApi(live, api);
    const all = liveBursts(live, apisOf(live));
    const found = name === undefined ? all : all.filter((burst) => burst.name.toLowerCase() === name.toLowerCase());
    if (name !== undefined && found.length === 0) throw unknown(name, all.map((burst) => burst.name), live);
    const shown = found.map((burst) => shownBurst(burst, live));
    const [only] = shown;
    return {
      result: name === undefined || only === undefined ? { bursts: shown } : only,
      status: 'ok',
      human: humanBursts(live.service.name, shown, page?.width),
      warnings: stateWarnings(shown.flatMap(({ members }) => members)),
    };
  },
};

function apisOf(live: Live): readonly LiveApi[] {
  return [...live.apis].flatMap(([name, api]) => (name === canaryApiId ? [] : [api]));
}

/** The policies of operations that are open, then the accounts that they and the members lead to. */
function moreOf(live: Live, round: number): More | undefined {
  const apis = apisOf(live);
  if (round === 1) return { operationPolicies: apis.flatMap(openOperations).map(({ id }) => id) };
  if (round > 2) return undefined;
  const found = apis.map((api) => accountsBesides(live, api));
  const members = liveBursts(live, apis).flatMap((burst) => burst.members.flatMap(({ name }) => ofBackend(name, live)));
  return {
    accounts: [...found.flatMap(({ accounts = [] }) => accounts), ...members.flatMap((destination) => ('account' in destination ? [destination.account] : []))],
    accountHosts: [...found.flatMap(({ accountHosts = [] }) => accountHosts), ...members.flatMap((destination) => ('host' in destination ? [destination.host] : []))],
    accountsMayBeGone: true,
  };
}

function unknown(name: string, names: readonly string[], live: Live): UserError {
  const near = didYouMean(name, names);
  const known = names.length === 0 ? 'It has none, or an API that others made has it:  --api API' : `It has: ${names.join(', ')}`;
  return new UserError('NotFound', exitCodes.failed, `The service ${live.service.name} has no burst ${name}.`, { hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), known].join('\n') });
}
