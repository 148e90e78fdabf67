import type { Warning } from '../../../commands/command.ts';
import type { Live } from '../../model/live.ts';
import { nameOfOperation, type Routable } from '../facade/routable.ts';
import { hasRetries } from '../resilience/stated-resilience.ts';
import type { Resilience } from '../resilience/resilience.ts';
import { skuOf } from '../service-check.ts';
import { makesState } from './shared-routes.ts';

/** Documented for v2 tiers in 2024 and for Consumption; classic tiers take 500 MiB. */
const smallBuffers: ReadonlySet<string> = new Set(['basicv2', 'standardv2', 'premiumv2', 'consumption']);

export interface Shared {
  /** A cookie keeps clients with their member; undefined where nothing can. */
  readonly isSticky: boolean | undefined;
  readonly resilience: Resilience;
}

/** What of the operations does not go well with several members. */
export function sharedWarnings(operations: readonly Routable[], { isSticky, resilience }: Shared, live: Live): readonly Warning[] {
  return [...bufferWarnings(operations, resilience, live), ...stateWarnings(operations, isSticky)];
}

/** A call that may be sent again is kept until it is answered. */
function bufferWarnings(operations: readonly Routable[], { mode }: Resilience, { service }: Live): readonly Warning[] {
  const tier = skuOf(service);
  if (!hasRetries(mode) || !smallBuffers.has(tier.toLowerCase())) return [];
  const large = operations.filter(({ found }) => found.kind === 'served' && hasLargeBodies(found.needs));
  const vision = operations.filter(({ found }) => found.kind === 'served' && (found.capability === 'chat' || found.capability === 'responses'));
  const told = [...(large.length === 0 ? [] : [named(large)]), ...(vision.length === 0 ? [] : [`${named(vision)} where messages carry images`])];
  if (told.length === 0) return [];
  return [{ code: 'BodyLimited', message: `calls that may be sent again are kept in memory, and a service of tier ${tier} keeps bodies of up to 2 MiB (documented): larger ones of ${told.join('; ')} may be refused. --mode breaker keeps none` }];
}

function hasLargeBodies(ability: string): boolean {
  return ['transcription', 'translation', 'image-edits', 'image-variations'].includes(ability);
}

function stateWarnings(operations: readonly Routable[], isSticky: boolean | undefined): readonly Warning[] {
  const making = operations.filter(({ found }) => found.kind === 'served' && makesState(found.capability) && found.modelIn === 'json');
  if (making.length === 0) return [];
  const what = named(making);
  if (isSticky !== true) {
    const other = isSticky === undefined ? '' : ', or keep them with their member:  --affinity cookie';
    return [{ code: 'AnswersKept', message: `${what}: each account keeps what it answered, and previous_response_id or an id in the path finds it there only. Have clients send "store": false and the whole conversation${other}` }];
  }
  return [{ code: 'CookieNeeded', message: `${what}: clients that keep cookies stay with their member. One that keeps none, as most SDKs do by themselves, goes to any: what it stored is "not found" at the others, so that it needs "store": false. A member that is throttled or gone is left all the same` }];
}

function named(operations: readonly Routable[]): string {
  const names = operations.map(nameOfOperation);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
