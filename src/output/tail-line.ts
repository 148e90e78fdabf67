import type { LoggedAttempt, LoggedCall } from '../model/logged-call.ts';
import { cut } from './columns.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';

/** `08:15:09 200 ChatCompletions_Create gpt-4o: 429 Sweden Central, 200 East US, 41 ms, 1021 tokens` */
export function tailLine(call: LoggedCall, width: number, paint: Paint): string {
  const { at, attempts, count, model, ms, operation, region, status, tokens } = call;
  const way = attempts.length < 2 ? [attempts[0] === undefined ? region || 'no backend' : placeOf(attempts[0])] : attempts.map((attempt) => `${attempt.status} ${placeOf(attempt)}`);
  const what = [...way.filter((part) => part !== ''), `${Math.round(ms)} ms`, ...(tokens === undefined ? [] : [`${tokens} tokens`]), ...(count > 1 ? [`for ${count} calls`] : [])].join(', ');
  const subject = [operation, model].filter((part) => part !== '').join(' ');
  const line = cut(`${new Date(at).toISOString().slice(11, 19)} ${printable(status).padEnd(3)} ${printable(subject)}: ${printable(what)}`, width);
  return line.replace(/^(\S+ )(\S+)/, (_, time: string, code: string) => time + paint(colourOf(status), code));
}

function placeOf({ backend, region }: LoggedAttempt): string {
  return region === '' ? backend : region;
}

function colourOf(status: string): 'green' | 'yellow' | 'red' {
  return status.startsWith('2') ? 'green' : status === '429' ? 'yellow' : 'red';
}
