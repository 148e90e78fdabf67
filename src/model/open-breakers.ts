import { nameOf } from './arm-id.ts';
import type { Live } from './live.ts';

/** A backend that is left out. A type, not an interface, so that it is Json. */
export type OpenBreaker = { readonly backend: string; readonly unit: number; readonly openUntil: string };

/** Null where nobody tells: Azure does not. */
export function openBreakers({ breakers }: Pick<Live, 'breakers'>): readonly OpenBreaker[] | null {
  return breakers?.flatMap(({ id, openUntil, unit }) => (openUntil === undefined ? [] : [{ backend: nameOf(id), unit, openUntil }])) ?? null;
}

/** Each backend once, with the time at which its last unit lets calls through. */
export function breakerLines(live: Pick<Live, 'breakers'>): readonly string[] {
  const sorted = (openBreakers(live) ?? []).toSorted((a, b) => (a.openUntil < b.openUntil ? -1 : 1));
  const last = new Map(sorted.map(({ backend, openUntil }) => [backend, openUntil]));
  return [...last].map(([backend, openUntil]) => `${backend}: breaker open until ${openUntil}`);
}
