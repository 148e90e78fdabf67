/** Goes on with a value at once where it is there, and when it has come where it is not. */
export function after<T, R>(value: T | Promise<T>, goOn: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then((found) => goOn(found)) : goOn(value);
}

/** One after the other, in order; waits only where one of them does. */
export function inTurn<T>(items: readonly T[], act: (item: T) => void | Promise<void>): void | Promise<void> {
  return from(items, 0, act);
}

function from<T>(items: readonly T[], start: number, act: (item: T) => void | Promise<void>): void | Promise<void> {
  for (let at = start; at < items.length; at += 1) {
    const waiting = act(items[at] as T);
    if (waiting instanceof Promise) return waiting.then(() => from(items, at + 1, act));
  }
}

/** Several values, computed one after the other in order. */
export function allOf<const T extends readonly unknown[]>(computes: { readonly [K in keyof T]: () => T[K] | Promise<T[K]> }): T | Promise<T> {
  const found: unknown[] = [];
  const waiting = inTurn(computes as readonly (() => unknown)[], (compute) => after(compute(), (value) => void found.push(value)));
  return waiting instanceof Promise ? waiting.then(() => found as unknown as T) : (found as unknown as T);
}
