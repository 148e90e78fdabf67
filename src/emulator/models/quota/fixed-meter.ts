import type { Meter } from './meter.ts';

/** Windows of `length` milliseconds: each begins with what is taken first after the last one ended, or where the clock's own begin (`aligned`). */
export function fixedMeter(length: number, aligned: boolean): Meter {
  let from = -Infinity;
  let taken = 0;

  const begin = (now: number): number => (aligned ? Math.floor(now / length) * length : now);
  const isOpen = (now: number): boolean => now < from + length;
  const used = (now: number): number => (isOpen(now) ? taken : 0);
  const leftOfWindow = (now: number): number => (isOpen(now) ? from : begin(now)) + length - now;

  return {
    used,
    resetsIn: (now) => (used(now) === 0 ? 0 : leftOfWindow(now)),
    waitFor: (amount, limit, now) => (used(now) + amount <= limit ? 0 : leftOfWindow(now)),
    take: (amount, now) => {
      if (!isOpen(now)) {
        from = begin(now);
        taken = 0;
      }
      taken += amount;
      const window = from;
      return () => {
        if (window === from) taken -= amount;
      };
    },
  };
}
