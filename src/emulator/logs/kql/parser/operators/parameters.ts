import type { Parameters } from '../../syntax/operator.ts';
import type { Cursor } from '../cursor.ts';

/** `kind=inner`, `hint.strategy=shuffle`, `with_itemindex=i` that stand before an operator's own content. */
export function parseParameters(cursor: Cursor): Parameters {
  const parameters = new Map<string, { readonly text: string; readonly at: number }>();
  for (;;) {
    const { at, text } = cursor.peek();
    const isHint = text === 'hint' && cursor.isSign('.', 1) && cursor.peek(2).kind === 'word';
    const ahead = isHint ? 3 : 1;
    if (cursor.peek().kind !== 'word' || !cursor.isSign('=', ahead)) return parameters;
    const name = isHint ? `hint.${cursor.peek(2).text}` : text.toLowerCase();
    for (let taken = 0; taken <= ahead; taken += 1) cursor.next();
    const value = cursor.next();
    if (value.kind !== 'word' && value.kind !== 'long' && value.kind !== 'text') throw cursor.fault();
    parameters.set(name, { text: value.kind === 'text' ? value.value : value.text, at });
  }
}
