import { notTaken } from '../fault.ts';
import type { Operator } from '../syntax/operator.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression } from './expression.ts';
import { parseNamed } from './named.ts';
import { parseJoin, parseUnion } from './operators/join.ts';
import { parseMvExpand } from './operators/mv-expand.ts';
import { parsePick, parseRename } from './operators/pick.ts';
import { parseRender } from './operators/render.ts';
import { parseSort, parseTop } from './operators/sort.ts';
import { parseDistinct, parseSummarize } from './operators/summarize.ts';
import { dashedWord, expectDeclaredName, separated } from './words.ts';

type Parse = (cursor: Cursor, at: number) => Operator;

const where: Parse = (cursor, at) => ({ kind: 'where', at, predicate: parseExpression(cursor) });
const take: Parse = (cursor, at) => ({ kind: 'take', at, count: parseExpression(cursor) });
const count: Parse = (cursor, at) => ({ kind: 'count', at, name: cursor.takeWord('as') ? expectDeclaredName(cursor).name : 'Count' });

/** By the word that they begin with. */
export const operatorParsers: Readonly<Record<string, Parse>> = {
  where,
  filter: where,
  extend: (cursor, at) => ({ kind: 'extend', at, items: separated(cursor, () => parseNamed(cursor)) }),
  project: (cursor, at) => ({ kind: 'project', at, items: separated(cursor, () => parseNamed(cursor)) }),
  'project-away': (cursor, at) => parsePick(cursor, at, 'project-away'),
  'project-keep': (cursor, at) => parsePick(cursor, at, 'project-keep'),
  'project-reorder': (cursor, at) => parsePick(cursor, at, 'project-reorder'),
  'project-rename': parseRename,
  summarize: parseSummarize,
  distinct: parseDistinct,
  join: (cursor, at) => parseJoin(cursor, at, 'join'),
  lookup: (cursor, at) => parseJoin(cursor, at, 'lookup'),
  union: parseUnion,
  order: parseSort,
  sort: parseSort,
  top: parseTop,
  take,
  limit: take,
  count,
  serialize: (cursor, at) => ({ kind: 'serialize', at, items: cursor.peek().kind === 'end' || cursor.peek().kind === 'sign' ? [] : separated(cursor, () => parseNamed(cursor)) }),
  'mv-expand': parseMvExpand,
  render: parseRender,
  as: (cursor, at) => ({ kind: 'as', at, name: expectDeclaredName(cursor).name }),
  getschema: (_, at) => ({ kind: 'getschema', at }),
};

/** Operators of Kusto that are refused by name. */
const notTakenHere = new Set([
  'consume', 'evaluate', 'execute-and-cache', 'facet', 'find', 'fork', 'graph-match', 'graph-shortest-paths', 'graph-to-table', 'invoke', 'macro-expand', 'make-graph', 'make-series', 'mv-apply', 'mvapply', 'mvexpand', 'parse', 'parse-kv', 'parse-where', 'partition', 'partition-by', 'project-by-names', 'project-smart', 'reduce', 'sample', 'sample-distinct', 'scan', 'search', 'top-hitters', 'top-nested',
]);

/** What stands behind a `|`. */
export function parseOperator(cursor: Cursor): Operator {
  const { at } = cursor.peek();
  const word = dashedWord(cursor);
  if (!word) throw cursor.fault();
  const parse = Object.hasOwn(operatorParsers, word.text) ? operatorParsers[word.text] : undefined;
  if (!parse) throw notTakenHere.has(word.text) ? notTaken(`operator '${word.text}'`, at) : cursor.fault();
  for (let taken = 0; taken < word.tokens; taken += 1) cursor.next();
  return parse(cursor, at);
}
