import type { Recorded } from './recording.ts';
import { rewritten } from './rewrite.ts';

/** Subscriptions that requests go to, most used first. */
export function subscriptionsIn(exchanges: readonly Recorded[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of exchanges) {
    const id = /^\/+subscriptions\/([0-9a-f-]{36})/i.exec(path)?.[1]?.toLowerCase();
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** Bodies are often masked otherwise than addresses: a subscription that no request goes to is the one that they go to. */
export function withOneMask(exchanges: readonly Recorded[]): readonly Recorded[] {
  const known = subscriptionsIn(exchanges);
  const [first] = known;
  if (first === undefined) return exchanges;
  const text = (value: string): string =>
    value.replaceAll(/(\/subscriptions\/)([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})/gi, (_, head: string, id: string) => `${head}${known.includes(id.toLowerCase()) ? id : first}`);
  return rewritten(exchanges, text);
}
