import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { LiveApi } from '../../model/live.ts';
import { clientName } from '../../policy/blocks/route-row.ts';
import { accountNameOf, type Route } from './routes.ts';

/** Lines for a terminal of 80 columns. */
const columns = 80;
const head: readonly string[] = ['MODEL', 'ACCOUNT', 'REGION', 'ROLE', 'STATE', 'BY'];
const gap = 2;
const indent = '  ';

/** A table an API, the operations as lines of it. */
export function humanRoutes(service: string, found: readonly { readonly api: LiveApi; readonly routes: readonly Route[] }[]): readonly string[] {
  if (found.length === 0) return [`${service} has no APIs of apim-llm. One that others made is named:`, `  apim-llm facade list --service ${service} --api API`];
  return found.flatMap(({ api, routes }, index) => [...(index === 0 ? [] : ['']), ...tableOf(nameOf(api.api.id), routes)]);
}

function tableOf(name: string, routes: readonly Route[]): readonly string[] {
  if (routes.length === 0) return [`${name}: no routes. Its calls go where its policy says.`];
  const cells = routes.map(cellsOf);
  const widths = fitted(head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0))));
  const line = (row: readonly string[]): string => (indent + row.map((cell, column) => cut(cell, widths[column] ?? 0).padEnd(widths[column] ?? 0)).join(' '.repeat(gap))).trimEnd();
  const lines = routes.flatMap((route, index) => [...(routes[index - 1]?.routable.operation.name === route.routable.operation.name ? [] : [operationLine(route)]), line(cells[index] ?? [])]);
  return [name, line(head), ...lines];
}

function operationLine({ routable: { operation: { method, name, urlTemplate } } }: Route): string {
  return cut(`${method} ${urlTemplate.replace(/\?.*$/s, '')}   ${name}`, columns);
}

function cellsOf(route: Route): readonly string[] {
  const { place, role, row, state } = route;
  const model = printable(clientName(row));
  const account = accountNameOf(route);
  const isOwn = place.deployment === undefined || place.deployment.toLowerCase() === clientName(row).toLowerCase();
  return [model, isOwn ? account : `${account}/${place.deployment}`, textAt(place.account?.body, 'location') ?? '-', role, state, row.name === undefined ? row.by : `${row.by} ${row.name}`];
}

/** The names give way, the wider one first. */
function fitted(widths: readonly number[]): readonly number[] {
  const [model = 0, account = 0, ...rest] = widths;
  const room = columns - indent.length - gap * rest.length - gap - rest.reduce((sum, width) => sum + width, 0);
  if (model + account <= room) return widths;
  const half = Math.floor(room / 2);
  const first = account <= half ? room - account : Math.min(model, half);
  return [first, room - first, ...rest];
}

/** Names are what other people typed. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, '?');
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
