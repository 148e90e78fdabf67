import type { RouteBlock } from './route-block.ts';
import { isRewritten, rewriteTemplate } from './route-rewrite.ts';
import { anyModel, clientName, type RouteRow } from './route-row.ts';

/** Why these rows cannot be one route; undefined where they can. Commands refuse it before, in words of theirs. */
export function routeContradiction({ modelFrom, rows, template }: Pick<RouteBlock, 'modelFrom' | 'rows' | 'template'>): string | undefined {
  const names = new Set<string>();
  for (const row of rows) {
    const name = clientName(row);
    const problem = names.has(name.toLowerCase()) ? 'two rows have this name' : rowProblem(row, modelFrom, template);
    if (problem !== undefined) return `${JSON.stringify(name)}: ${problem}`;
    names.add(name.toLowerCase());
  }
  return undefined;
}

function rowProblem(row: RouteRow, modelFrom: RouteBlock['modelFrom'], template: string): string | undefined {
  if (row.to.kind === 'list' && row.to.ids.length === 0) return 'it has no backend';
  if (row.alias !== undefined && (row.model === anyModel || row.alias === anyModel)) return 'a name that clients use is of one model';
  if (modelFrom.kind === 'none' && row.model !== anyModel) return 'no model can be read from these calls';
  if (!isRewritten(row)) return undefined;
  if (modelFrom.kind !== 'path') return 'the name stands in the body and has to be that of the deployment';
  return rewriteTemplate(template, modelFrom.parameter, row) === undefined ? 'the path has no deployment to rewrite' : undefined;
}
