import { backendType } from '../../arm/backends/backend.ts';
import type { Store } from '../../arm/store.ts';
import { backendEntity } from './backend-entity.ts';
import type { Breakers } from './breakers.ts';

/** A backend's breaker in one unit of the gateway, as `GET /_emulator/breakers` tells it. A type, not an interface, so that it is Json. */
export type ReportedBreaker = {
  readonly id: string;
  /** Name of the backend entity. */
  readonly backend: string;
  /** Counted from 0. */
  readonly unit: number;
  readonly state: 'open' | 'closed';
  /** By the gateway's clock; null while it is closed. */
  readonly openUntil: string | null;
  /** Of the rule's interval, counting towards the next time that it opens. */
  readonly failures: number;
};

export interface Guarding {
  readonly store: Store;
  readonly breakers: Breakers;
  readonly units: number;
}

/** Every backend that has a breaker, in every unit: one that was written anew, or never called, is closed. */
export function reportBreakers({ breakers, store, units }: Guarding, now: number): readonly ReportedBreaker[] {
  return Array.from(store.all()).flatMap(({ id, type }) => {
    const backend = type === backendType ? backendEntity(store, id) : undefined;
    if (backend?.kind !== 'single' || backend.rule === undefined) return [];
    const { name, rule } = backend;
    return Array.from({ length: units }, (_, unit): ReportedBreaker => {
      const open = breakers.openFor({ unit, id, rule }, now);
      return { id, backend: name, unit, state: open > 0 ? 'open' : 'closed', openUntil: open > 0 ? new Date(now + open).toISOString() : null, failures: breakers.failures({ unit, id, rule }, now) };
    });
  });
}
