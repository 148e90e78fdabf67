/** A member of a pool. Priorities and weights as stated: both may be absent. */
export interface PoolMember {
  /** ARM id of a Single. */
  readonly id: string;
  readonly priority: number | undefined;
  readonly weight: number | undefined;
}

/** What chance and order bring into the choice. */
export interface Choosing {
  isAvailable(member: PoolMember): boolean;
  /** How often the pool was asked before. */
  readonly turn: number;
  /** In [0, 1). */
  random(): number;
}

/**
 * The member that the next request goes to; undefined where none is available. A lower number goes first, and a group's turn comes only when
 * no member of the groups before it is available; inside of a group weights decide, or turns where they are absent or equal ("Backends
 * in API Management").
 */
export function pickMember(members: readonly PoolMember[], { isAvailable, turn, random }: Choosing): PoolMember | undefined {
  const available = members.filter(isAvailable);
  const first = Math.min(...available.map(priorityOf));
  const group = available.filter((member) => priorityOf(member) === first);
  const weights = group.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.every((weight) => weight === weights[0])) return group[turn % group.length];
  let left = random() * total;
  return group.find((member) => (left -= weightOf(member)) < 0);
}

/** Unconfirmed: a member without priority is in the first group. */
function priorityOf({ priority }: PoolMember): number {
  return priority ?? 0;
}

/** Unconfirmed: a member without weight has the least that takes part. */
function weightOf({ weight }: PoolMember): number {
  return weight ?? 1;
}
