import { ExpressionFault } from '../fault.ts';
import type { Switch } from '../syntax/statement.ts';
import { unknown } from '../types/static-type.ts';
import { typeOfExpression } from './bind.ts';
import { declaredNames } from './declared-names.ts';
import { inner } from './environment.ts';
import type { Environment } from './environment.ts';
import { allReachable } from './flow.ts';
import { requireBool } from './operators.ts';
import { bindPattern } from './patterns.ts';
import { checkStatement } from './statements.ts';

/** What patterns name is seen in their section only, what statements declare also in those behind. */
export function checkSwitch({ value, sections }: Switch, environment: Environment): void {
  const type = typeOfExpression(value, environment);
  const shared: Environment = { ...inner(environment), breakable: true };
  for (const [index, { labels, statements, start }] of sections.entries()) {
    const declared = declaredNames(statements);
    const section = inner(shared, declared);
    for (const label of labels) {
      if (label.kind === 'default') continue;
      bindPattern(label.pattern, type, section);
      if (label.when) requireBool(label.when, section);
    }
    for (const statement of statements) checkStatement(statement, section);
    for (const name of declared) shared.scope.declare(name, section.scope.find(name, start) ?? { type: unknown }, start);
    if (!allReachable(statements)) continue;
    const label = labels.at(-1)?.text ?? '';
    const last = index === sections.length - 1;
    throw new ExpressionFault(last ? `Control cannot fall out of switch from final case label ('${label}')` : `Control cannot fall through from one case label ('${label}') to another`, start);
  }
}
