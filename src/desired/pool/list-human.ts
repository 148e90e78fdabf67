import { tableLines } from '../members/table.ts';
import type { ReportedPool } from './report.ts';

const head: readonly string[] = ['POOL', 'MEMBERS', 'REGIONS', 'ROUTES', 'BY'];

export function humanList(service: string, pools: readonly ReportedPool[]): readonly string[] {
  if (pools.length === 0) return [`${service} has no pools. Make one:`, `  apim-llm pool create NAME --service ${service} --member ACCOUNT/DEPLOYMENT --member …`];
  const rows = pools.map(({ by, members, name, routes }) => [name, String(members.length), String(new Set(members.map(({ region }) => region)).size), routesOf(routes), by ?? 'others']);
  return tableLines(head, rows, [1, 2]);
}

function routesOf(routes: ReportedPool['routes']): string {
  const [first] = routes;
  if (first === undefined) return 'none';
  return `${routes.length} in ${[...new Set(routes.map(({ api }) => api))].join(', ')}`.slice(0, 40);
}
