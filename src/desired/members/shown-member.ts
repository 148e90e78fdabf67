import type { Live } from '../../model/live.ts';
import type { LiveMember } from '../pool/live-pool.ts';
import { deploymentOf } from '../pool/live-pool.ts';
import { liveRule, type LiveRule } from '../resilience/breaker-rule.ts';
import { quotaOf, regionOf, type Quota } from './member-facts.ts';
import { shownState, type ShownState } from './shown-state.ts';

/** A member as reports have it (DESIGN §4). A type, not an interface, so that it is Json. */
export type ShownMember = {
  /** Name; null where nobody can tell. */
  readonly account: string | null;
  readonly accountId: string | null;
  readonly deployment: string | null;
  readonly backend: string;
  readonly region: string | null;
  readonly priority: number | null;
  readonly weight: number | null;
  readonly breaker: ShownBreaker | null;
  readonly quota: Quota | null;
  /** Of its breaker; null: Azure does not tell. */
  readonly state: ShownState | null;
};

export type ShownBreaker = {
  /** Failures within the window; null where it counts in percent. */
  readonly tripAfter: number | null;
  readonly percentage: number | null;
  readonly within: string | null;
  readonly openFor: string | null;
  readonly acceptRetryAfter: boolean;
  /** `429`, `500-503` */
  readonly on: readonly string[];
};

export function shownMember(member: LiveMember, live: Pick<Live, 'breakers'>): ShownMember {
  const { account, accountId, backend, name, priority, weight } = member;
  const deployment = deploymentOf(member);
  const deployed = account === undefined || deployment === undefined ? undefined : { account, deployment };
  return {
    account: account?.name ?? accountId?.slice(accountId.lastIndexOf('/') + 1) ?? null,
    accountId: account?.id ?? accountId ?? null,
    deployment: deployment?.name ?? member.deployment ?? null,
    backend: name,
    region: deployed === undefined ? null : regionOf(deployed),
    priority: priority ?? null,
    weight: weight ?? null,
    breaker: shownBreaker(liveRule(backend?.body)),
    quota: deployed === undefined ? null : quotaOf(deployed),
    state: shownState(backend, live),
  };
}

export function shownBreaker(rule: LiveRule | undefined): ShownBreaker | null {
  if (rule === undefined) return null;
  const { acceptRetryAfter, count, openFor, percentage, statusRanges, within } = rule;
  return { tripAfter: count, percentage, within, openFor, acceptRetryAfter, on: statusRanges.map(({ max, min }) => (min === max ? `${min}` : `${min}-${max}`)) };
}

/** `10K TPM 60 RPM`: tokens and requests per minute. */
export function toldQuota(quota: Quota | null): string {
  if (quota === null) return '-';
  const { ptu, requestsPerMinute, tokensPerMinute } = quota;
  if (ptu !== null) return `${ptu} PTU`;
  const parts = [...(tokensPerMinute === null ? [] : [`${short(tokensPerMinute)} TPM`]), ...(requestsPerMinute === null ? [] : [`${short(requestsPerMinute)} RPM`])];
  return parts.length === 0 ? '-' : parts.join(' ');
}

function short(count: number): string {
  return count >= 1000 ? `${Math.round(count / 100) / 10}K` : String(count);
}

/** `1 in PT1M, open PT1M+` */
export function toldBreaker(breaker: ShownBreaker | null): string {
  if (breaker === null) return 'none';
  const { acceptRetryAfter, openFor, percentage, tripAfter, within } = breaker;
  return `${tripAfter ?? `${percentage ?? '?'}%`} in ${within ?? '?'}, open ${openFor ?? '?'}${acceptRetryAfter ? '+' : ''}`;
}
