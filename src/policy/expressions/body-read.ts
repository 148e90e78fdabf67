import type { ContextAccess } from './context-access.ts';
import { reach } from './context-reach.ts';
import { signAt, wordAt, type ExpressionCode } from './expression-code.ts';

/** `consumed` where nothing may be left of the body for who reads it next; `preserved` where only copies are read. */
export type BodyRead = 'none' | 'preserved' | 'consumed';

/** Of the body that is this member: the strongest of what the accesses do with it. */
export function bodyRead(code: ExpressionCode, accesses: readonly ContextAccess[], member: string): BodyRead {
  const reads = accesses.map((access) => readBy(code, access, member));
  if (reads.includes('consumed')) return 'consumed';
  return reads.includes('preserved') ? 'preserved' : 'none';
}

function readBy(code: ExpressionCode, access: ContextAccess, member: string): BodyRead {
  const reached = reach(access, member);
  if (reached === undefined || access.use === 'null check') return 'none';
  return reached === 'at' && access.use === 'method' && preserves(code, access.bracket) ? 'preserved' : 'consumed';
}

/** `As<T>(true)` and `As<T>(preserveContent: true)` */
function preserves(code: ExpressionCode, bracket: number): boolean {
  const isNamed = wordAt(code, bracket + 1) === 'preserveContent' && signAt(code, bracket + 2) === ':';
  const value = isNamed ? bracket + 3 : bracket + 1;
  return wordAt(code, value) === 'true' && signAt(code, value + 1) === ')';
}
