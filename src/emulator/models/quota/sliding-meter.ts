import type { Meter } from './meter.ts';

interface Taken {
  readonly at: number;
  amount: number;
}

/** What was taken comes back `length` milliseconds later, bit by bit. */
export function slidingMeter(length: number): Meter {
  let log: Taken[] = [];
  let first = 0;
  let total = 0;

  const letGo = (now: number): void => {
    for (let oldest = log[first]; oldest && oldest.at + length <= now; oldest = log[first]) {
      total -= oldest.amount;
      oldest.amount = 0;
      first += 1;
    }
    if (first * 2 > log.length) {
      log = log.slice(first);
      first = 0;
    }
  };

  return {
    used: (now) => {
      letGo(now);
      return total;
    },
    resetsIn: (now) => {
      letGo(now);
      const last = log.findLast(({ amount }) => amount > 0);
      return last ? last.at + length - now : 0;
    },
    waitFor: (amount, limit, now) => {
      letGo(now);
      if (total + amount <= limit) return 0;
      if (amount > limit) return length;
      let left = total;
      const gone = log.slice(first).find((oldest) => {
        left -= oldest.amount;
        return left + amount <= limit;
      });
      return gone ? gone.at + length - now : length;
    },
    take: (amount, now) => {
      letGo(now);
      const taken = { at: now, amount };
      log.push(taken);
      total += amount;
      return () => {
        total -= taken.amount;
        taken.amount = 0;
      };
    },
  };
}
