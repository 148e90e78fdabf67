import type { GatewayEvent } from './gateway/world.ts';

/** One thing that a policy told: `log-to-eventhub`, `emit-metric`, `trace`, and the policies that count tokens. */
export type Told = GatewayEvent & { readonly n: number; readonly time: string };

/** The local sink of what goes to Event Hubs and Application Insights in Azure. */
export interface Telemetry {
  add(event: GatewayEvent): void;
  /** Those after the one with this number, and how many of them are kept no more. */
  since(n: number): { readonly events: readonly Told[]; readonly dropped: number };
}

/** Our own figure. */
const most = 10_000;

export function newTelemetry(now: () => number): Telemetry {
  const events: Told[] = [];
  let last = 0;
  return {
    add: (event) => {
      last += 1;
      events.push({ n: last, time: new Date(now()).toISOString(), ...event });
      if (events.length >= 2 * most) events.splice(0, events.length - most);
    },
    since: (n) => {
      const kept = events.slice(-most);
      const first = kept[0]?.n ?? last + 1;
      return { events: kept.filter((event) => event.n > n), dropped: Math.max(0, first - 1 - Math.max(0, n)) };
    },
  };
}
