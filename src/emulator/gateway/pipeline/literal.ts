import type { Computed } from '../step.ts';

/** A value that is known without a call. */
export function literally<T>(value: T): Computed<T> {
  return Object.assign(() => value, { literal: value });
}

export function computedBy<T>(compute: (...of: Parameters<Computed<T>>) => T | Promise<T>): Computed<T> {
  return Object.assign(compute, { literal: undefined });
}
