import type { Value } from './value.ts';

/** What a policy's condition takes for true or false; undefined for what is neither: text counts when it is one of the two words. */
export function toBool(value: Value): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}
