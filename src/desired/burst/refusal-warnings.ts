import type { Warning } from '../../../commands/command.ts';
import type { Live } from '../../model/live.ts';
import { nameOfMember, type Member } from '../members/member.ts';
import { findBackend } from '../pool/pool-backend.ts';
import { liveRule } from '../resilience/breaker-rule.ts';
import { clientRefusals } from '../resilience/client-refusals.ts';
import type { Resilience } from '../resilience/resilience.ts';
import { losesBreaker } from '../resilience/with-breaker.ts';

/** How many clients are answered 429 although the spill has room. */
export function refusalWarnings(resilience: Resilience): readonly Warning[] {
  const { acceptRetryAfter, openFor, within } = resilience;
  const lost = clientRefusals(resilience);
  if (lost === 0) return [];
  const open = acceptRetryAfter ? `open for as long as Retry-After says, else ${openFor}` : `open for ${openFor}`;
  return [
    {
      code: 'ClientsSee429',
      message: `${lost === 1 ? 'a client is' : `${lost} clients are`} answered 429 in each cycle: the ${lost === 1 ? 'refusal that opens' : `${lost} refusals within ${within} that open`} the main's breaker (${open}) ${lost === 1 ? 'is' : 'are'} passed on. --mode both sends those calls to the spill`,
    },
  ];
}

/** Backends of an ordered list whose breakers others keep: the gateway's own answer for an open one is sent nowhere else. */
export function breakersInTheWay(members: readonly Member[], { mode }: Resilience, live: Live, self: string): readonly Warning[] {
  const found = members.filter(({ backend }) => {
    const existing = findBackend(live, backend);
    return mode === 'retry' && liveRule(existing?.body) !== undefined && !losesBreaker(existing, live, self);
  });
  if (found.length === 0) return [];
  return [{ code: 'BreakerInTheWay', message: `${found.map(nameOfMember).join(', ')} ${found.length === 1 ? 'has a breaker' : 'have breakers'} that others use: while one is open, the gateway answers 429 and asks no spill. --mode both goes around it` }];
}
