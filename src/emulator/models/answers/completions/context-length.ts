import { contextLengthExceeded } from '../invalid-request.ts';

/** Tokens that a model reads and writes at most, as documented: gpt-35-turbo-instruct, and the models that were before it and after. */
function contextLength(model: string): number {
  return /instruct/.test(model) ? 4097 : 16_384;
}

/** `read`: of the longest prompt. @throws ModelRefusal 400 */
export function checkContext(model: string, read: number, limit: number): void {
  if (read + limit > contextLength(model)) throw contextLengthExceeded(contextLength(model), read, limit);
}
