import type { GatewayAnswer } from '../model/gateway-call.ts';
import type { Sample } from './sample.ts';
import type { Schedule } from './schedule.ts';
import type { ProbeWorld } from './world.ts';

export interface Sending {
  readonly schedule: Schedule;
  readonly world: ProbeWorld;
  readonly timeoutMs: number;
  /** Ends the run: calls under way count for nothing. */
  readonly signal: AbortSignal;
  /** In the order in which they ended. */
  readonly onSample: (sample: Sample) => void;
}

/** Sends what the schedule says until all calls have ended. */
export async function sendAll({ schedule, world, timeoutMs, signal, onSample }: Sending): Promise<void> {
  // In the order of sending: the first one is the first to be too late.
  const under = new Map<number, { readonly lane: number; readonly sentAt: number }>();
  let count = 0;
  const end = (index: number, at: number, answer: GatewayAnswer): void => {
    const flight = under.get(index);
    if (flight === undefined) return;
    under.delete(index);
    schedule.answered(flight.lane, at, answer);
    onSample({ index, sentAt: flight.sentAt, ms: at - flight.sentAt, answer });
  };
  const step = async (): Promise<boolean> => {
    for (const { index, at, answer } of world.landed()) end(index, at, answer);
    const [oldest] = under;
    const deadline = oldest === undefined ? Number.POSITIVE_INFINITY : oldest[1].sentAt + timeoutMs;
    const due = schedule.next();
    const now = world.now();
    if (oldest !== undefined && deadline <= now) {
      await world.drop(oldest[0]);
      end(oldest[0], now, { kind: 'lost', reason: 'Timeout' });
    } else if (due !== undefined && due.at <= now) {
      const index = count++;
      under.set(index, { lane: due.lane, sentAt: now });
      schedule.sent();
      await world.launch(index, due.lane);
    } else if (due === undefined && oldest === undefined) {
      return false;
    } else {
      await world.pass(Math.min(due?.at ?? deadline, deadline));
    }
    return true;
  };
  try {
    while (!signal.aborted && (await step())) continue;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
