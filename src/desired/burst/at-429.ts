import { parseDuration } from '../../model/duration.ts';
import type { ShownBreaker, ShownMember } from '../members/shown-member.ts';
import { nameOfShown } from '../members/shown-state.ts';
import { figuresOf, type Load } from '../resilience/calls-per-request.ts';
import { clientRefusals } from '../resilience/client-refusals.ts';

/** What a burst does, as it stands. */
export interface Conduct {
  readonly members: readonly ShownMember[];
  /** Attempts after the first. */
  readonly retries: number;
  /** One backend after the other, without a pool. */
  readonly isList: boolean;
}

/** What happens when the main answers 429, in sentences. Figures are of the local Azure. */
export function at429({ isList, members, retries }: Conduct): readonly string[] {
  const [main, ...spills] = members;
  if (main === undefined) return [];
  const next = spills.map(nameOfShown).join(', then ');
  if (isList) return [...list(nameOfShown(main), next, retries), ...shared(main)];
  const { breaker } = main;
  if (breaker === null) return [`${nameOfShown(main)} has no breaker, so that its 429 goes to the client${retries > 0 ? ` after ${retries} more attempts in vain` : ''}, and ${next} is never called. apim-llm burst enable puts the breaker back.`];
  return [...opens(nameOfShown(main), breaker, next, retries), closes(breaker, retries), ...exhausted(members)];
}

function list(main: string, next: string, retries: number): readonly string[] {
  const { callsPerRequest } = figuresOf({ tripAfter: 0, openFor: 0, retries: 1 });
  return [
    `the call is sent again at once, to ${next}; the client sees a 429 only if the last of them answers it (${retries} ${retries === 1 ? 'retry' : 'retries'}).`,
    `Every call asks ${main} first, in vain while it is throttled: ${told(callsPerRequest)} backend calls a request at about six times its quota. --mode both asks it once and then leaves it alone.`,
  ];
}

/** A backend that somebody else's breaker shuts is no longer asked, nor are the others. */
function shared({ breaker }: ShownMember): readonly string[] {
  return breaker === null ? [] : ['The main has a breaker, which a pool or another burst opens: while it is open, calls are answered 429 by the gateway and not sent on.'];
}

function opens(main: string, breaker: ShownBreaker, next: string, retries: number): readonly string[] {
  const count = breaker.tripAfter;
  if (count === null) return [`${breaker.percentage ?? '?'} % of ${breaker.on.join(', ')} within ${breaker.within ?? '?'} open its breaker; then ${next} serves.`];
  const lost = clientRefusals({ mode: retries > 0 ? 'both' : 'breaker', retries, tripAfter: count });
  const which = count === 1 ? 'it opens' : `${count} of them within ${breaker.within ?? '?'} open`;
  const seen = lost === 0 ? 'calls are sent again at once, and no client sees any' : `${lost} in each cycle ${lost === 1 ? 'goes' : 'go'} to clients`;
  return [`${which} the breaker of ${main}, and ${seen}. Then ${next} serves.`];
}

/** The trade-off of Retry-After (facts: review 3). */
function closes({ acceptRetryAfter, openFor, tripAfter }: ShownBreaker, retries: number): string {
  const load = { tripAfter: tripAfter ?? 1, retries };
  const fixed = figuresOf({ ...load, openFor: (parseDuration((openFor ?? 'PT1M').toUpperCase()) ?? 0) / 1000 });
  if (!acceptRetryAfter) {
    const lessThanWindow = figuresOf({ ...load, openFor: 'window' }).servedByMain - fixed.servedByMain;
    const less = lessThanWindow > 0 ? `, and ${lessThanWindow} calls in 600 fewer than the main could serve` : '';
    return `The breaker closes after ${openFor ?? '?'} whatever Retry-After says, a day included: ${told(fixed.callsPerRequest)} backend calls a request${less} (local Azure, six times its quota).`;
  }
  const at = (open: Load['openFor']): string => told(figuresOf({ ...load, openFor: open }).callsPerRequest);
  return `The breaker closes when Retry-After is over, without one after ${openFor ?? '?'}: ${at('window')} backend calls a request where it tells the end of the model's minute, ${at(22)} for 22 s, ${at(10)} for 10 s, ${at(2)} for 2 s (local Azure, six times its quota). Azure OpenAI was seen to say 86400 s: then the main is not called for a day; --no-accept-retry-after bounds it to ${openFor ?? '?'}.`;
}

function exhausted(members: readonly ShownMember[]): readonly string[] {
  const without = members.filter(({ breaker }) => breaker === null).map(nameOfShown);
  if (without.length === 0) return ['When all breakers are open, the client is answered 429 with Retry-After.'];
  return [`${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no breaker: a 429 from there goes to the client as it is.`];
}

function told(figure: number): string {
  return String(Math.round(figure * 1000) / 1000);
}
