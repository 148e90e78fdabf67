import type { Statement } from '../syntax/statement.ts';

/** The names that the statements of a block declare themselves, in it and not below. */
export function declaredNames(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((statement) => (statement.kind === 'local' ? statement.declarators.map(({ name }) => name) : []));
}
