import { type KqlError, semanticFault } from '../fault.ts';

/** Behind `'where' operator: ` where one is bound. */
export function inOperator(operator: string, message: string): string {
  return operator === '' ? message : `'${operator}' operator: ${message}`;
}

export function unresolved(operator: string, name: string, at: number): KqlError {
  return semanticFault('SEM0100', inOperator(operator, `Failed to resolve column or scalar expression named '${name}'`), at);
}

export function unresolvedTable(operator: string, name: string, at: number): KqlError {
  return semanticFault('SEM0100', inOperator(operator, `Failed to resolve table or column expression named '${name}'`), at);
}

export function unknownFunction(name: string, at: number): KqlError {
  return semanticFault('SEM0260', `Unknown function: '${name}'.`, at);
}

/** Whatever else is wrong with names and types; the code is ours, Azure's is not known. */
export function wrong(operator: string, message: string, at: number): KqlError {
  return semanticFault('SEM0000', inOperator(operator, message), at);
}
