import { toldQuota, type ShownBreaker, type ShownMember } from '../members/shown-member.ts';
import { nameOfShown, toldStates } from '../members/shown-state.ts';
import { columns, cut, tableLines } from '../members/table.ts';
import type { ShownBurst } from './shown-burst.ts';

const head: readonly string[] = ['MEMBER', 'REGION', 'PRIORITY', 'QUOTA', 'BREAKER'];

/** @param width of the terminal; a table needs 80 columns, and stands in lines below that */
export function humanBursts(service: string, bursts: readonly ShownBurst[], width = columns): readonly string[] {
  if (bursts.length === 0) return [`${service} has no bursts. One deployment first, another while it is throttled:`, `  apim-llm burst enable --service ${service} --main ACCOUNT/DEPLOYMENT --spill ACCOUNT/DEPLOYMENT`];
  return bursts.flatMap((burst, index) => [...(index === 0 ? [] : ['']), ...linesOf(burst, Math.min(width, columns))]);
}

function linesOf({ at429, members, mode, name, retries, routes }: ShownBurst, width: number): readonly string[] {
  const models = [...new Set(routes.map(({ model }) => model))].join(', ');
  const apis = [...new Set(routes.map(({ api }) => api))].join(', ');
  return [
    cut(`${name}   mode ${mode}${retries > 0 ? `, ${counted(retries, 'retry', 'retries')}` : ''}`, width),
    cut(routes.length === 0 ? '  no operation sends calls to it' : `  ${apis}: ${models} on ${counted(routes.length, 'operation', 'operations')}`, width),
    ...(width < columns ? members.flatMap((member) => wrapped(inWords(member), width)) : tableLines(head, members.map(cellsOf), [2])),
    ...toldStates(members).flatMap((sentence) => wrapped(sentence, width)),
    ...at429.flatMap((sentence, index) => wrapped(index === 0 ? `At a 429: ${sentence}` : sentence, width)),
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function cellsOf(member: ShownMember): readonly string[] {
  const { breaker, priority, quota, region } = member;
  return [nameOfShown(member), region ?? '-', priority === null ? '-' : String(priority), toldQuota(quota), toldBreaker(breaker)];
}

function inWords(member: ShownMember): string {
  const [name, region, priority, quota, breaker] = cellsOf(member);
  return `${name}: ${region}, priority ${priority}, ${quota}, breaker ${breaker}`;
}

/** `3 × 429 in PT5M`; for how long it opens, the sentences say. */
function toldBreaker(breaker: ShownBreaker | null): string {
  if (breaker === null) return 'none';
  return `${breaker.tripAfter ?? `${breaker.percentage ?? '?'} %`} × ${breaker.on.length === 1 ? breaker.on[0] : 'errors'} in ${breaker.within ?? '?'}`;
}

/** Each sentence begins on a line of its own. */
function wrapped(sentence: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width - 4) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
}
