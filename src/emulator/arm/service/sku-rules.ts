import { invalid } from '../refusal.ts';

interface Tier {
  /** Tiers of one family can be changed into each other. */
  readonly family: 'classic' | 'v2' | 'consumption' | 'isolated' | 'gateway';
  readonly units: readonly [number, number];
}

/** Units of one region, as Microsoft's page on tiers has them. */
const tiers: Readonly<Record<string, Tier>> = {
  Consumption: { family: 'consumption', units: [0, 0] },
  Developer: { family: 'classic', units: [1, 1] },
  Basic: { family: 'classic', units: [1, 2] },
  Standard: { family: 'classic', units: [1, 4] },
  Premium: { family: 'classic', units: [1, 31] },
  Isolated: { family: 'isolated', units: [1, 31] },
  BasicV2: { family: 'v2', units: [1, 10] },
  StandardV2: { family: 'v2', units: [1, 10] },
  PremiumV2: { family: 'v2', units: [1, 30] },
  AIGateway: { family: 'gateway', units: [1, 10] },
};

export interface Sku {
  readonly name: string;
  readonly capacity: number;
}

export function unitsOf(name: string): readonly [number, number] {
  return tiers[name]?.units ?? [1, 31];
}

/** The tiers that a service of this one may become, itself included. */
export function familyOf(name: string): readonly string[] {
  return Object.keys(tiers).filter((other) => tiers[other]?.family === tiers[name]?.family);
}

export function isV2(name: string): boolean {
  const family = tiers[name]?.family;
  return family === 'v2' || family === 'gateway';
}

/** How many units a tier has, and what it may become. The service's own words are not known. */
export function checkSku(asked: Sku, before?: Sku): void {
  const [least, most] = unitsOf(asked.name);
  if (asked.capacity < least || asked.capacity > most) {
    throw invalid({ target: 'capacity', message: `Invalid capacity ${asked.capacity} for SKU '${asked.name}': ${least === most ? `it must be ${least}` : `it must be between ${least} and ${most}`}.` });
  }
  if (before && !familyOf(before.name).includes(asked.name)) {
    throw invalid({ target: 'sku', message: `A service of SKU '${before.name}' cannot be changed to SKU '${asked.name}'.` });
  }
}
