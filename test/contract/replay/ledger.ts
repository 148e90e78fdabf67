import { addressOf, ancestorsOf, keyOf } from '../prepare/address.ts';
import { referencesOf } from '../prepare/references.ts';
import { located } from './difference.ts';
import type { Difference, Finding } from './difference.ts';
import { isContainer } from './estate.ts';
import type { Presupposed } from './presupposed.ts';
import type { Recorded } from './recording.ts';

/** What a replay found, and what it knows to be missing, from which more differences follow. */
export interface Ledger {
  readonly differences: readonly Difference[];
  /** Of exchanges that could only differ, because what they stand on is not served or differed before. */
  readonly followed: readonly Difference[];
  /** Exchanges with a type that is not served, by type. */
  readonly notServed: ReadonlyMap<string, number>;
  /** Groups, services and accounts that no request made here: they have to stand in the estate. */
  readonly wanted: readonly Presupposed[];
  note(exchange: Recorded, area: string, findings: readonly Finding[]): void;
  missesType(type: string, by: number): void;
  /** Could not be prepared. */
  lacks(id: string): void;
  /** A write that is recorded to have worked and did not here. */
  lost(exchange: Recorded): void;
  made(id: string): void;
}

/** `given`: what stands in the estate from the start. */
export function ledgerOf(given: readonly Presupposed[]): Ledger {
  const standing = new Set(given.map(({ id }) => keyOf(id)));
  const [unmade, excused] = [new Set<string>(), new Set<string>()];
  const [differences, followed, wanted] = [[] as Difference[], [] as Difference[], [] as Presupposed[]];
  const notServed = new Map<string, number>();

  const follows = (exchange: Recorded, { kind, recorded }: Finding): boolean => {
    const { id, isItem } = addressOf(exchange.path);
    if (!isItem && [...unmade].some((other) => other.startsWith(`${keyOf(id)}/`))) return true;
    if (kind === 'missing item' && [...unmade].some((other) => other.endsWith(`/${recorded}`))) return true;
    return [id, ...ancestorsOf(id), ...referencesOf(exchange.path, exchange.body)].some((other) => unmade.has(keyOf(other)));
  };
  return {
    differences,
    followed,
    notServed,
    wanted,
    note: (exchange, area, findings) => {
      const version = addressOf(exchange.path).query.get('api-version') ?? '';
      for (const finding of findings) (follows(exchange, finding) ? followed : differences).push(located(exchange, area, version, finding));
    },
    missesType: (type, by) => void notServed.set(type, (notServed.get(type) ?? 0) + by),
    lacks: (id) => void unmade.add(keyOf(id)),
    lost: ({ method, path, responseBody }) => {
      const { id } = addressOf(path);
      const key = keyOf(id);
      // One that stands in the estate is there, whatever came of the request that made it.
      if (method !== 'PUT' || !standing.has(key) || excused.has(key)) unmade.add(key);
      excused.add(key);
      if (method === 'PUT' && isContainer(id) && !standing.has(key) && !wanted.some((other) => keyOf(other.id) === key)) wanted.push({ id, shown: responseBody });
    },
    made: (id) => void unmade.delete(keyOf(id)),
  };
}
