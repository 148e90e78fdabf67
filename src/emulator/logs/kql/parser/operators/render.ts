import { semanticFault } from '../../fault.ts';
import type { RenderOperator } from '../../syntax/operator.ts';
import type { Cursor } from '../cursor.ts';
import { expectAnyName } from '../words.ts';

const charts = new Set(['table', 'list', 'barchart', 'piechart', 'ladderchart', 'timechart', 'linechart', 'anomalychart', 'pivotchart', 'areachart', 'stackedareachart', 'scatterchart', 'timepivot', 'columnchart', 'timeline', 'card', 'treemap', 'plotly', 'graph', 'sankey']);

/** `columnchart with (title="…", ycolumns=a, b)` */
export function parseRender(cursor: Cursor, at: number): RenderOperator {
  const chart = cursor.expectName();
  if (!charts.has(chart.text)) throw semanticFault('SEM0001', `Render: unknown visualization type '${chart.text}'`, chart.at);
  const properties: Record<string, string> = {};
  // Both the newer form and the older one without `with`.
  const bracketed = cursor.takeWord('with');
  if (bracketed) cursor.expectSign('(');
  while (bracketed ? !cursor.isSign(')') : cursor.peek().kind === 'word' && cursor.isSign('=', 1)) {
    const { name } = expectAnyName(cursor);
    cursor.expectSign('=');
    properties[name] = values(cursor);
    if (bracketed && !cursor.takeSign(',')) break;
  }
  if (bracketed) cursor.expectSign(')');
  return { kind: 'render', at, chart: chart.text, properties };
}

/** One value, or columns with commas between: a name behind a comma that a `=` follows is the next property. */
function values(cursor: Cursor): string {
  const parts = [value(cursor)];
  while (cursor.isSign(',') && ['word', 'text'].includes(cursor.peek(1).kind) && !cursor.isSign('=', 2)) {
    cursor.next();
    parts.push(value(cursor));
  }
  return parts.join(', ');
}

function value(cursor: Cursor): string {
  const token = cursor.next();
  if (token.kind === 'text') return token.value;
  if (token.kind === 'word' || token.kind === 'long' || token.kind === 'real' || token.kind === 'typed') return token.text;
  throw cursor.fault();
}
