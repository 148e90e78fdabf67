import { groupedBy } from '../members/grouped.ts';
import { toldQuota, type ShownBreaker, type ShownMember } from '../members/shown-member.ts';
import { toldStates } from '../members/shown-state.ts';
import { columns, cut, tableLines } from '../members/table.ts';
import type { ReportedPool } from './report.ts';

const head: readonly string[] = ['MEMBER', 'REGION', 'PRIORITY', 'WEIGHT', 'BREAKER', 'QUOTA'];

export function humanPool(pool: ReportedPool): readonly string[] {
  const { affinity, by, failureStatus, members, name, routes } = pool;
  const rows = members.toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0)).map(cellsOf);
  const about = [
    ...(by === 'pool' ? [] : [by === 'burst' ? `of the burst ${name}` : 'made by somebody else']),
    ...(affinity === null ? [] : [`clients keep to a member by the cookie ${affinity.cookie ?? '?'} (api-version 2024-10-01-preview)`]),
    ...(failureStatus === null ? [] : [`without a member left it answers ${failureStatus} (api-version 2024-10-01-preview)`]),
  ];
  return [name, ...about.map((line) => cut(`  ${line}`, columns)), ...tableLines(head, rows, [2, 3]), ...breakerLines(members), ...toldStates(members).map((line) => `  ${line}`), ...routeLines(routes)].map((line) => cut(line, columns));
}

function cellsOf({ account, backend, breaker, deployment, priority, quota, region, weight }: ShownMember): readonly string[] {
  const name = account === null ? backend : `${account}${deployment === null ? '' : `/${deployment}`}`;
  return [name, region ?? '-', number(priority), number(weight), counted(breaker), toldQuota(quota)];
}

function number(value: number | null): string {
  return value === null ? '-' : String(value);
}

/** `1 × 429` */
function counted(breaker: ShownBreaker | null): string {
  if (breaker === null) return 'none';
  return `${breaker.tripAfter ?? `${breaker.percentage ?? '?'}%`} × ${breaker.on.length === 1 ? breaker.on[0] : 'errors'}`;
}

/** One line for each rule that there is. */
function breakerLines(members: readonly ShownMember[]): readonly string[] {
  const rules = new Set(members.flatMap(({ breaker }) => (breaker === null ? [] : [ruleLine(breaker)])));
  return rules.size === 0 ? ['  without breakers: a 429 of a member goes to the client, or is sent again'] : [...rules];
}

function ruleLine(breaker: ShownBreaker): string {
  const { acceptRetryAfter, openFor, within } = breaker;
  return `  ${counted(breaker)} within ${within ?? '?'} opens a breaker for ${openFor ?? '?'}${acceptRetryAfter ? ', or as long as Retry-After says' : ''}`;
}

/** Operations below what they send. */
function routeLines(routes: ReportedPool['routes']): readonly string[] {
  if (routes.length === 0) return ['  no operation of the APIs that were read goes there'];
  const groups = groupedBy(routes, ({ api, model, retries }) => `  ${model} of ${api}, ${retries === 0 ? 'sent once' : `a 429 sent again up to ${retries} ${retries === 1 ? 'time' : 'times'}`}:`);
  return [...groups].flatMap(([line, all]) => [line, ...all.map(({ method, urlTemplate }) => `    ${method} ${urlTemplate.replace(/\?.*$/s, '')}`)]);
}
