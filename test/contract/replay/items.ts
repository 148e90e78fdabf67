import { at, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Answer } from '../send.ts';
import type { Finding } from './difference.ts';
import type { Recorded } from './recording.ts';

/** Lists item by item, by name; of a page only that there are as many. */
export function itemFindings(recorded: Recorded, ours: Answer, known: (text: string) => string): readonly Finding[] {
  const theirs = itemsOf(recorded.responseBody);
  const mine = itemsOf(ours.body);
  // A recorder that shortened a list says so.
  if (theirs === undefined || mine === undefined || at(recorded.responseBody, '_trimmedFrom') !== undefined) return [];
  const isPage = [recorded.responseBody, ours.body].some((body) => typeof at(body, 'nextLink') === 'string');
  if (isPage || theirs.some((item) => nameOf(item) === undefined)) {
    return theirs.length === mine.length ? [] : [{ kind: theirs.length > mine.length ? 'missing item' : 'extra item', path: 'value[]', recorded: `${theirs.length} of them`, ours: String(mine.length) }];
  }
  const left = new Set(theirs.map((item) => known(nameOf(item) ?? '').toLowerCase()));
  const right = new Set(mine.map((item) => (nameOf(item) ?? '').toLowerCase()));
  return [
    ...[...left].filter((name) => !right.has(name)).map((name): Finding => ({ kind: 'missing item', path: 'value[]', recorded: name, ours: 'absent' })),
    ...[...right].filter((name) => !left.has(name)).map((name): Finding => ({ kind: 'extra item', path: 'value[]', recorded: 'absent', ours: name })),
  ];
}

function itemsOf(body: Json | undefined): readonly Json[] | undefined {
  const value = at(body, 'value');
  return Array.isArray(value) ? (value as readonly Json[]) : undefined;
}

function nameOf(item: Json): string | undefined {
  return textAt(item, 'name');
}
