import type { Page } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { LiveApi } from '../../model/live.ts';
import { clientName } from '../../policy/blocks/route-row.ts';
import { accountNameOf, type Route } from './routes.ts';

/** No line is longer, whatever room there is. */
const columns = 80;
const head: readonly string[] = ['MODEL', 'ACCOUNT', 'REGION', 'ROLE', 'STATE', 'BY'];
const gap = 2;
const indent = '  ';

/** With less room no table can be read. */
const narrowest = 60;

/** A table an API, the operations as lines of it. */
export function humanRoutes(service: string, found: readonly { readonly api: LiveApi; readonly routes: readonly Route[] }[], page?: Page): readonly string[] {
  if (found.length === 0) return [`${service} has no APIs of apim-llm. One that others made is named:`, `  apim-llm facade list --service ${service} --api API`];
  return found.flatMap(({ api, routes }, index) => [...(index === 0 ? [] : ['']), ...tableOf(nameOf(api.api.id), routes, page)]);
}

function tableOf(name: string, routes: readonly Route[], page: Page | undefined): readonly string[] {
  if (routes.length === 0) return [`${name}: no routes. Its calls go where its policy says.`];
  const most = Math.min(columns, page?.width ?? columns);
  if (page !== undefined && most < narrowest) return [name, ...stacked(routes, page)];
  const cells = routes.map(cellsOf);
  const widths = fitted(head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0))), most);
  const line = (row: readonly string[]): string => (indent + row.map((cell, column) => cut(cell, widths[column] ?? 0).padEnd(widths[column] ?? 0)).join(' '.repeat(gap))).trimEnd();
  return [name, line(head), ...routes.flatMap((route, index) => [...(isFirst(routes, index) ? [cut(operationLine(route), most)] : []), line(cells[index] ?? [])])];
}

function stacked(routes: readonly Route[], { wrap }: Page): readonly string[] {
  return routes.flatMap((route, index) => {
    const [model = '', account = '', region = '', role = '', state = '', by = ''] = cellsOf(route);
    return [...(isFirst(routes, index) ? wrap(operationLine(route)) : []), ...wrap(`${model} → ${account}`, 2), ...wrap(`${region}, role ${role}, ${state}, by ${by}`, 4)];
  });
}

/** Of its operation. */
function isFirst(routes: readonly Route[], index: number): boolean {
  return routes[index - 1]?.routable.operation.name !== routes[index]?.routable.operation.name;
}

function operationLine({ routable: { operation: { method, name, urlTemplate } } }: Route): string {
  return `${method} ${urlTemplate.replace(/\?.*$/s, '')}   ${name}`;
}

function cellsOf(route: Route): readonly string[] {
  const { place, role, row, state } = route;
  const model = printable(clientName(row));
  const account = accountNameOf(route);
  const isOwn = place.deployment === undefined || place.deployment.toLowerCase() === clientName(row).toLowerCase();
  return [model, isOwn ? account : `${account}/${place.deployment}`, textAt(place.account?.body, 'location') ?? '-', role, state, row.name === undefined ? row.by : `${row.by} ${row.name}`];
}

/** The names give way, the wider one first. */
function fitted(widths: readonly number[], most: number): readonly number[] {
  const [model = 0, account = 0, ...rest] = widths;
  const room = most - indent.length - gap * rest.length - gap - rest.reduce((sum, width) => sum + width, 0);
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
