import { toldQuota, type ShownBreaker, type ShownMember } from '../members/shown-member.ts';
import { columns, cut, tableLines } from '../members/table.ts';
import type { ShownBurst } from './shown-burst.ts';

const head: readonly string[] = ['MEMBER', 'REGION', 'PRIORITY', 'QUOTA', 'BREAKER'];

export function humanBursts(service: string, bursts: readonly ShownBurst[]): readonly string[] {
  if (bursts.length === 0) return [`${service} has no bursts. One deployment first, another while it is throttled:`, `  apim-llm burst enable --service ${service} --main ACCOUNT/DEPLOYMENT --spill ACCOUNT/DEPLOYMENT`];
  return bursts.flatMap((burst, index) => [...(index === 0 ? [] : ['']), ...linesOf(burst)]);
}

function linesOf({ at429, members, mode, name, retries, routes }: ShownBurst): readonly string[] {
  const models = [...new Set(routes.map(({ model }) => model))].join(', ');
  const apis = [...new Set(routes.map(({ api }) => api))].join(', ');
  return [
    cut(`${name}   mode ${mode}${retries > 0 ? `, ${counted(retries, 'retry', 'retries')}` : ''}`, columns),
    cut(routes.length === 0 ? '  no operation sends calls to it' : `  ${apis}: ${models} on ${counted(routes.length, 'operation', 'operations')}`, columns),
    ...tableLines(head, members.map(cellsOf), [2]),
    ...at429.flatMap((sentence, index) => wrapped(index === 0 ? `At a 429: ${sentence}` : sentence)),
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function cellsOf({ account, backend, breaker, deployment, priority, quota, region }: ShownMember): readonly string[] {
  return [account === null ? backend : `${account}/${deployment ?? '?'}`, region ?? '-', priority === null ? '-' : String(priority), toldQuota(quota), toldBreaker(breaker)];
}

/** `3 × 429 in PT5M`; for how long it opens, the sentences say. */
function toldBreaker(breaker: ShownBreaker | null): string {
  if (breaker === null) return 'none';
  return `${breaker.tripAfter ?? `${breaker.percentage ?? '?'} %`} × ${breaker.on.length === 1 ? breaker.on[0] : 'errors'} in ${breaker.within ?? '?'}`;
}

/** Each sentence begins on a line of its own. */
function wrapped(sentence: string): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns - 4) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
}
