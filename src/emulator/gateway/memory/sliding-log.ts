import type { Rate } from './rate.ts';

interface Taken {
  readonly at: number;
  amount: number;
  isGone: boolean;
}

/** The classic tiers' way: what was used within the period before this moment (documentation: sliding window). One log has one period. */
export function slidingLog(seconds: number): Rate {
  const period = seconds * 1000;
  let log: Taken[] = [];
  let first = 0;
  let used = 0;

  const letGo = (now: number): void => {
    for (let oldest = log[first]; oldest && oldest.at <= now - period; oldest = log[first]) {
      used -= oldest.amount;
      oldest.isGone = true;
      first += 1;
    }
    if (first > 1024 && first * 2 > log.length) {
      log = log.slice(first);
      first = 0;
    }
  };

  return {
    remaining: ({ amount }, now) => {
      letGo(now);
      return amount - used;
    },
    waitFor: (amount, limit, now) => {
      letGo(now);
      if (amount > limit.amount) return Infinity;
      let left = used;
      let at = first;
      let wait = 0;
      for (let oldest = log[at]; oldest && left + amount > limit.amount; oldest = log[at]) {
        left -= oldest.amount;
        wait = oldest.at + period - now;
        at += 1;
      }
      return wait;
    },
    take: (amount, _, now) => {
      letGo(now);
      const taken: Taken = { at: now, amount, isGone: false };
      log.push(taken);
      used += amount;
      return (more) => {
        taken.amount += more;
        if (!taken.isGone) used += more;
      };
    },
    isOver: (now) => {
      letGo(now);
      return first === log.length;
    },
  };
}
