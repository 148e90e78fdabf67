import type { Pattern, PickOperator, RenameOperator } from '../../syntax/operator.ts';
import type { Cursor } from '../cursor.ts';
import { expectDeclaredName, expectReadName, separated, takeName } from '../words.ts';

export function parsePick(cursor: Cursor, at: number, kind: PickOperator['kind']): PickOperator {
  return { kind, at, patterns: separated(cursor, () => withOrder(cursor, kind)) };
}

function withOrder(cursor: Cursor, kind: PickOperator['kind']): Pattern {
  const pattern = takePattern(cursor);
  if (!pattern) throw cursor.fault();
  if (kind !== 'project-reorder') return pattern;
  if (cursor.takeWord('asc')) return { ...pattern, order: 'asc' };
  return cursor.takeWord('desc') ? { ...pattern, order: 'desc' } : pattern;
}

/** `a`, `a*`, `*`, `*b*`; undefined where a call or nothing of the kind stands. */
export function takePattern(cursor: Cursor): Pattern | undefined {
  const { at } = cursor.peek();
  let [text, end] = ['', at];
  for (let token = cursor.peek(); token.at === end; token = cursor.peek()) {
    const isWord = token.kind === 'word';
    if (!isWord && !cursor.isSign('*')) break;
    if (isWord && cursor.isSign('(', 1)) return undefined;
    text += token.text;
    end = token.end;
    cursor.next();
  }
  if (text !== '') return { at, text };
  const quoted = takeName(cursor);
  return quoted && { at, text: quoted.name };
}

export function parseRename(cursor: Cursor, at: number): RenameOperator {
  const rename = (): RenameOperator['renames'][number] => {
    const to = expectDeclaredName(cursor);
    cursor.expectSign('=');
    return { at: to.at, to: to.name, from: expectReadName(cursor).name };
  };
  return { kind: 'project-rename', at, renames: separated(cursor, rename) };
}
