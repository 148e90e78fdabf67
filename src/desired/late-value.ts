import type { Json } from '../model/json.ts';
import type { derivations } from './derivations.ts';

/** A late value as it stands in a body (see model/resource.ts). A type, not an interface, so that it is Json. */
export type LateValue = { readonly late: string; readonly via?: string; readonly args?: readonly Json[] };

export function late(name: string): LateValue {
  return { late: name };
}

export function derived(name: string, via: keyof typeof derivations, args: readonly Json[]): LateValue {
  return { late: name, via, args };
}
