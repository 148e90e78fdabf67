import type { Deployment } from '../deployment.ts';
import type { ModelOptions } from '../options.ts';
import { provisionedThroughput } from './provisioned-throughput.ts';
import { rateLimits } from './rate-limits.ts';

/** What a call asks of a quota. */
export interface Asked {
  /** Estimated tokens: prompt + what it may write. */
  readonly tokens: number;
  /** How many of them it may write: provisioned throughput weighs them more. */
  readonly written?: number | undefined;
  readonly at: number;
}

export type Admission = Admitted | Refused;

export interface Admitted {
  readonly admitted: true;
  /** Lower-case names: `x-ratelimit-…`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Called once with the tokens that were used, and how many of them were written. */
  readonly settle: (tokens: number, at: number, written?: number) => void;
  /** Called instead where the call is refused for what it says (400): it counts, or gives back what it took. */
  readonly failed: (at: number) => void;
}

export interface Refused {
  readonly admitted: false;
  readonly by: 'tokens' | 'requests' | 'provisioned';
  /** Besides those of an admission: `retry-after` and `retry-after-ms`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterMs: number;
}

/** Counters of one deployment. Its limits come with every call: a capacity that is changed in ARM counts at once. */
export interface Limits {
  admit(deployment: Deployment, asked: Asked): Admission;
  count(deployment: Deployment, asked: Asked): Readonly<Record<string, string>>;
}

/** Counters of all deployments. */
export interface Quotas {
  /** Counts the call where it is admitted. */
  admit(deployment: Deployment, asked: Asked): Admission;
  /** Counts a call that was refused for what it says (400) before it came to its quota, where such calls count. Gives back `x-ratelimit-…`, lower-case names. */
  count(deployment: Deployment, asked: Asked): Readonly<Record<string, string>>;
}

export function newQuotas(options: ModelOptions): Quotas {
  const known = new Map<string, { readonly limits: Limits; readonly isProvisioned: boolean }>();

  const limitsOf = ({ id, ptu }: Deployment): Limits => {
    const key = id.toLowerCase();
    const isProvisioned = ptu > 0;
    const before = known.get(key);
    if (before?.isProvisioned === isProvisioned) return before.limits;
    const limits = isProvisioned ? provisionedThroughput(options) : rateLimits(options);
    known.set(key, { limits, isProvisioned });
    return limits;
  };

  return {
    admit: (deployment, asked) => limitsOf(deployment).admit(deployment, asked),
    count: (deployment, asked) => limitsOf(deployment).count(deployment, asked),
  };
}
