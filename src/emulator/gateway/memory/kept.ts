/** Values by key for as long as they are of use; what is over is swept out now and then. */
export interface Kept<T> {
  /** Undefined where there is none, or it is over. */
  find(key: string, now: number): T | undefined;
  /** The same, where what is over is as good as new. */
  get(key: string): T | undefined;
  put(key: string, value: T, now: number): void;
  delete(key: string): void;
  readonly size: number;
}

/** Fewer are never swept. */
const few = 1000;

export function newKept<T>(isOver: (value: T, now: number) => boolean): Kept<T> {
  const values = new Map<string, T>();
  let sweepAt = few;
  return {
    find: (key, now) => {
      const value = values.get(key);
      return value === undefined || isOver(value, now) ? undefined : value;
    },
    get: (key) => values.get(key),
    put: (key, value, now) => {
      values.set(key, value);
      if (values.size < sweepAt) return;
      for (const [one, old] of values) if (isOver(old, now)) values.delete(one);
      sweepAt = Math.max(few, 2 * values.size);
    },
    delete: (key) => void values.delete(key),
    get size() {
      return values.size;
    },
  };
}
