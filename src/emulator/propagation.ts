import { marksOf } from './arm/marks.ts';
import { Store } from './arm/store.ts';
import type { Clock } from './clock.ts';

/**
 * What the gateway knows of what was written to ARM: the same, so many milliseconds later. Without a delay it is the store itself.
 * What stands there at the beginning has long been told.
 */
export function propagated(store: Store, clock: Pick<Clock, 'now' | 'at'>, delay: number): Store {
  if (delay === 0) return store;
  const known = new Store(marksOf);
  for (const entry of store.all()) known.follow({ entry, isThere: true });
  store.watch((change) => void clock.at(clock.now() + delay, () => known.follow(change)));
  return known;
}
