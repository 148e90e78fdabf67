/** Longest first. `>>` is read as two, because `>` also closes type arguments; the parser joins neighbours. */
const operators = ['<<=', '??=', '...', '=>', '==', '!=', '<=', '>=', '&&', '||', '??', '?.', '++', '--', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<', '->', '::', '..', ...'{}()[];,.:?=<>+-*/%&|^!~'];

const byFirst = new Map<string, string[]>();
for (const operator of operators) byFirst.set(operator.charAt(0), [...(byFirst.get(operator.charAt(0)) ?? []), operator]);

/** The operator at a place; `a ?.5 : b` has no `?.`. */
export function operatorAt(text: string, at: number): string | undefined {
  return byFirst.get(text.charAt(at))?.find((operator) => text.startsWith(operator, at) && !(operator === '?.' && /\d/.test(text.charAt(at + 2))));
}
