import { aggregates } from '../aggregates/table.ts';
import { scalarFunctions } from '../functions/table.ts';
import type { Expr } from '../syntax/expression.ts';

/** How a column is called that nobody named; undefined: it gets a number. */
export function resultName(expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'name':
      return expr.name;
    case 'member':
      return joined(expr.of, expr.name);
    case 'index':
      return joined(expr.of, expr.index.kind === 'literal' ? String(expr.index.value) : '');
    case 'call': {
      const pattern = scalarFunctions.get(expr.name)?.naming ?? aggregates.get(expr.name)?.naming ?? '';
      const [first] = expr.args;
      const name = first && resultName(first);
      if (pattern === '' || (pattern === '%' && name === undefined)) return undefined;
      return pattern.replace('%', () => name ?? '');
    }
    default:
      return undefined;
  }
}

function joined(of: Expr, name: string): string | undefined {
  const base = resultName(of);
  return base === undefined ? undefined : `${base}_${name}`;
}
