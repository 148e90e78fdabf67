import { KqlError } from '../../logs/kql/fault.ts';
import { parseQuery } from '../../logs/kql/parser/parse.ts';
import { runQuery } from '../../logs/kql/run-query.ts';
import { relationOf } from '../../logs/table-relation.ts';
import { tableNames } from '../../logs/tables.ts';
import { workspaceType } from '../operational-insights/workspace.ts';
import { bareRefusal, notEmulated } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { AlertCondition } from './alert-rule.ts';

const numeric: ReadonlySet<string> = new Set(['int', 'long', 'real', 'decimal']);

/**
 * The query is asked of empty tables, so that what it names must be there. Of other scopes than workspaces, whose tables have other
 * names (`requests` of a component, as recorded), only the grammar is looked at.
 */
export function checkAlertQuery(state: ArmState, scope: string, { dimensions = [], metricMeasureColumn, query }: AlertCondition): void {
  try {
    if (state.store.find(scope)?.type !== workspaceType) {
      parseQuery(query);
      return;
    }
    const { columns } = runQuery(query, { now: state.world.now(), tableNames, table: (asked) => tableNames.filter((name) => name === asked).map((name) => relationOf(name, []))[0] });
    const typeOf = (column: string): string | undefined => columns.find(({ name }) => name === column)?.type;
    if (metricMeasureColumn !== undefined && !numeric.has(typeOf(metricMeasureColumn) ?? '')) throw bareRefusal(400, 'BadRequest', `The query's result has no numeric column '${metricMeasureColumn}', which is to be measured.`);
    const unknown = dimensions.find(({ name }) => typeOf(name) === undefined);
    if (unknown) throw bareRefusal(400, 'BadRequest', `The query's result has no column '${unknown.name}', which is a dimension.`);
  } catch (error) {
    if (!(error instanceof KqlError)) throw error;
    if (error.kind === 'notTaken') throw notEmulated(`this query of an alert rule: ${error.message}`);
    throw bareRefusal(400, 'BadRequest', error.message);
  }
}
