import { uuidOf } from '../../arm/deterministic-id.ts';
import { seededRandom } from '../../random.ts';
import { seedOf } from '../answers/seed.ts';
import type { ModelsWorld } from '../world.ts';

/** What is drawn for one call. */
export type Chance = Pick<ModelsWorld, 'newId' | 'random'>;

/**
 * Ids and chance of calls, by host: they hang on the seed, the host and how many calls it had before, so that what others are asked meanwhile,
 * and how long anything of it takes, moves nothing.
 */
export function chanceOfCalls({ newId }: Chance): (host: string) => Chance {
  const seed = newId();
  const calls = new Map<string, number>();
  return (host) => {
    const call = (calls.get(host) ?? 0) + 1;
    calls.set(host, call);
    let ids = 0;
    let random: (() => number) | undefined;
    return {
      newId: () => uuidOf(seed, host, String(call), String((ids += 1))),
      random: () => (random ??= seededRandom(seedOf(seed, host, String(call))))(),
    };
  };
}
