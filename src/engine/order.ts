import { idKey, within } from '../model/arm-id.ts';
import type { Desired } from '../model/resource.ts';
import { lateNames } from './late.ts';

/** For each resource the positions of those that must be done before it. */
export type Needs = readonly ReadonlySet<number>[];

/**
 * Declared dependencies, and three that follow from what is wanted: a late value's consumer waits for its producer; a
 * child is deleted before its parent; a deletion on which no upsert depends waits for all upserts, because until then
 * a policy may still name what is deleted. Errors are programming errors: an unknown id or late name.
 */
export function needsOf(desired: readonly Desired[]): Needs {
  const producers = producersOf(desired);
  const positions = positionsById(desired);
  const needs = desired.map((resource, index) => {
    const found = new Set(resource.dependsOn.flatMap((id) => positionsOf(positions, id, resource, index)));
    for (const name of lateNames(resource)) {
      const producer = producers.get(name);
      if (producer === undefined) throw new Error(`${resource.id} waits for "${name}", which nothing in the plan yields`);
      found.add(producer);
    }
    if (isDeleted(resource)) {
      desired.forEach((other, position) => {
        if (position !== index && isDeleted(other) && within(other.id, resource.id)) found.add(position);
      });
    }
    return found;
  });
  deletionsLast(desired, needs);
  return needs;
}

function isDeleted(resource: Desired): boolean {
  return resource.want === 'absent';
}

function producersOf(desired: readonly Desired[]): ReadonlyMap<string, number> {
  const producers = new Map<string, number>();
  desired.forEach((resource, index) => {
    for (const name of Object.keys(resource.yields ?? {})) {
      if (producers.has(name)) throw new Error(`"${name}" is yielded twice`);
      producers.set(name, index);
    }
  });
  return producers;
}

function positionsById(desired: readonly Desired[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  desired.forEach(({ id }, index) => positions.set(idKey(id), [...(positions.get(idKey(id)) ?? []), index]));
  return positions;
}

function positionsOf(positions: ReadonlyMap<string, readonly number[]>, id: string, dependent: Desired, index: number): readonly number[] {
  const found = positions.get(idKey(id)) ?? [];
  if (found.length === 0) throw new Error(`${dependent.id} depends on ${id}, which is not in the plan`);
  // One id may stand for several parts, such as a service and its identity: a part may wait for the others.
  return found.length === 1 ? found : found.filter((position) => position !== index);
}

function deletionsLast(desired: readonly Desired[], needs: readonly Set<number>[]): void {
  const upserts = desired.flatMap((resource, index) => (isDeleted(resource) ? [] : [index]));
  const before = new Set<number>();
  const visit = (index: number): void => {
    for (const need of needs[index] ?? []) {
      if (before.has(need)) continue;
      before.add(need);
      visit(need);
    }
  };
  upserts.forEach(visit);
  desired.forEach((resource, index) => {
    if (!isDeleted(resource) || before.has(index)) return;
    for (const upsert of upserts) needs[index]?.add(upsert);
  });
}

/** Positions in an order that respects `needs` and otherwise keeps the given one. A cycle is a programming error. */
export function topologicalOrder(desired: readonly Desired[], needs: Needs): readonly number[] {
  const order = new Set<number>();
  while (order.size < desired.length) {
    const next = desired.findIndex((_, index) => !order.has(index) && [...(needs[index] ?? [])].every((need) => order.has(need)));
    if (next < 0) {
      const left = desired.filter((_, index) => !order.has(index)).map((resource) => resource.id);
      throw new Error(`these depend on each other: ${left.join(', ')}`);
    }
    order.add(next);
  }
  return [...order];
}
