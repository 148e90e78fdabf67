import type { GatewayCall } from '../../call.ts';
import { exceeded, secondsOf } from '../limits/exceeded.ts';
import { calendarWindow } from '../limits/fixed-window.ts';
import { wordsOfDuration } from '../limits/duration-text.ts';
import { quotaNamed, untilRenewal } from '../limits/quotas.ts';
import { rateNamed } from '../limits/rates.ts';
import type { Told } from '../limits/told.ts';
import type { LimitSettings } from './limit-settings.ts';

/** One counter of tokens as it applies to one call. */
export interface TokenCounter {
  remaining(): number;
  /** Throws where so many tokens do not fit any more. */
  admit(tokens: number): void;
  /** Uses tokens, once a call for all policies that share the counter; gives back how to use more when the answer tells, or to take back. */
  use(tokens: number): (more: number) => void;
}

const minute = 60;
const ignored = (): void => undefined;

/** `tokens-per-minute`: 429. */
export function minuteCounter(call: GatewayCall, source: string, { key, perMinute: amount = 0 }: LimitSettings, retryAfter: Told): TokenCounter {
  const counter = () => rateNamed(call, ['tokens', key], minute);
  const { name, rate } = counter();
  const limit = { amount, seconds: minute };
  const { clock, memory } = call.world;
  return {
    remaining: () => Math.max(0, counter().rate.remaining(limit, clock.now())),
    admit: (tokens) => {
      const wait = rate.waitFor(tokens, limit, clock.now());
      if (wait === 0) return;
      const seconds = wait === Infinity ? undefined : secondsOf(wait);
      // Seen without a time where the prompt alone is more than the limit.
      const again = seconds === undefined ? '' : ` Try again in ${seconds} seconds.`;
      throw exceeded(call, { source, reason: 'TokenLimitExceeded', status: 429, message: `Token limit is exceeded.${again}`, seconds, retryAfter });
    },
    use: (tokens) => {
      if (!memory.countsFirst(call, name)) return ignored;
      const correct = rate.take(tokens, limit, clock.now());
      return (more) => void (more > 0 ? counter().rate.take(more, limit, clock.now()) : correct(more));
    },
  };
}

/** `token-quota`: 403. */
export function quotaCounter(call: GatewayCall, source: string, { key, quota: most = 0, period }: LimitSettings, retryAfter: Told): TokenCounter {
  const counter = () => quotaNamed(call, ['tokens', period, key], calendarWindow(call.world.clock.now(), period));
  const named = counter();
  const { name, quota } = named;
  return {
    remaining: () => Math.max(0, most - counter().quota.used),
    admit: (tokens) => {
      if (quota.used + tokens <= most) return;
      const wait = untilRenewal(call, named);
      const seconds = wait === Infinity ? undefined : secondsOf(wait);
      const again = seconds === undefined ? 'later' : `in ${wordsOfDuration(seconds)}`;
      throw exceeded(call, { source, reason: 'TokenQuotaExceeded', status: 403, message: `Token quota is exceeded. Try again ${again}.`, seconds, retryAfter });
    },
    use: (tokens) => {
      if (!call.world.memory.countsFirst(call, name)) return ignored;
      quota.used += tokens;
      return (more) => {
        const of = more > 0 ? counter().quota : quota;
        of.used = Math.max(0, of.used + more);
      };
    },
  };
}
