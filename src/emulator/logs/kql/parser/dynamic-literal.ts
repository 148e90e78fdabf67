import type { Dynamic } from '../values/value.ts';
import type { Cursor } from './cursor.ts';
import { literalOf } from './literal.ts';
import { dynamicOf } from '../values/dynamic.ts';

/** What stands in `dynamic(…)`: JSON, where texts may be in single quotes and times are literals. */
export function parseDynamic(cursor: Cursor): Dynamic {
  return cursor.nested(() => {
    const token = cursor.peek();
    if (cursor.takeSign('[')) return list(cursor);
    if (cursor.takeSign('{')) return bag(cursor);
    if (token.kind === 'word' && ['null', 'true', 'false'].includes(token.text)) {
      cursor.next();
      return token.text === 'null' ? null : token.text === 'true';
    }
    const negative = cursor.takeSign('-');
    const literal = literalOf(cursor, cursor.peek());
    if (!literal || (negative && !['long', 'real'].includes(literal.type))) throw cursor.fault();
    cursor.next();
    const value = dynamicOf(literal.value, literal.type);
    return negative ? -Number(value) : value;
  });
}

function list(cursor: Cursor): Dynamic {
  const items: Dynamic[] = [];
  if (cursor.takeSign(']')) return items;
  do items.push(parseDynamic(cursor));
  while (cursor.takeSign(','));
  cursor.expectSign(']');
  return items;
}

function bag(cursor: Cursor): Dynamic {
  const entries: [string, Dynamic][] = [];
  if (cursor.takeSign('}')) return {};
  do {
    const key = cursor.next();
    if (key.kind !== 'text' && key.kind !== 'word') throw cursor.fault();
    cursor.expectSign(':');
    entries.push([key.kind === 'text' ? key.value : key.text, parseDynamic(cursor)]);
  } while (cursor.takeSign(','));
  cursor.expectSign('}');
  return Object.fromEntries(entries);
}
