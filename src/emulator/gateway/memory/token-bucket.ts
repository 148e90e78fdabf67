import type { Rate, RateLimit } from './rate.ts';

/** A rest below this is rounding, not use. */
const rounding = 1e-6;

/**
 * The v2 tiers' way (documented November 2025): a bucket that fills evenly, a whole limit in a period. What was used beyond it is a
 * debt that has to be filled up first: 10 tokens a minute were seen to answer "Try again in 180 seconds".
 */
export function tokenBucket(): Rate {
  let used = 0;
  let at = 0;
  /** What comes back in a millisecond. */
  let pace = 0;

  const fill = (now: number): void => {
    used -= (now - at) * pace;
    if (used < rounding) used = 0;
    at = now;
  };
  const follow = ({ amount, seconds }: RateLimit, now: number): void => {
    // With several limits on one bucket the last one sets the pace; the documentation calls that unpredictable.
    fill(now);
    pace = amount / (seconds * 1000);
  };

  return {
    remaining: (limit, now) => {
      follow(limit, now);
      return Math.floor(limit.amount - used + rounding);
    },
    waitFor: (amount, limit, now) => {
      follow(limit, now);
      if (amount > limit.amount) return Infinity;
      const missing = used + amount - limit.amount;
      return missing <= rounding ? 0 : Math.ceil(missing / pace);
    },
    take: (amount, limit, now) => {
      follow(limit, now);
      used += amount;
      return (more) => {
        used = Math.max(0, used + more);
      };
    },
    isOver: (now) => {
      fill(now);
      return used === 0;
    },
  };
}
