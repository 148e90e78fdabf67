import { expressionFault } from '../../../src/emulator/expressions/check-expression.ts';

/** What is said of an expression, with the text that begins where it is said; undefined where it compiles. */
export function faultOf(text: string): string | undefined {
  const fault = expressionFault(text);
  if (!fault) return undefined;
  const rest = text.split('\n')[fault.line - 1]?.slice(fault.column - 1) ?? '';
  return `${fault.message} @ ${rest.slice(0, 6)}`;
}
