import { isObject } from '../../../../model/json.ts';
import type { Json, JsonObject } from '../../../../model/json.ts';
import type { Piece } from '../../tokens/tokenizer.ts';
import { eventNamed } from '../events.ts';

export interface StreamOptions {
  /** `text`, token by token. */
  pieces(text: string): readonly Piece[];
  /** Letters that hide a delta's length, or undefined where the client wants none. */
  readonly obfuscate: ((delta: string) => string) | undefined;
}

type Event = JsonObject & { readonly type: string };

/** The stream of one response, in order; it ends with the finished response and without `[DONE]`. */
export function responseEvents(begun: JsonObject, finished: JsonObject, options: StreamOptions): readonly string[] {
  const items = (finished['output'] as readonly JsonObject[]).flatMap((item, at) => itemEvents(item, at, options));
  const all: Event[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...items,
    { type: finished['status'] === 'incomplete' ? 'response.incomplete' : 'response.completed', response: finished },
  ];
  return all.map(({ type, ...rest }, at) => eventNamed(type, { type, sequence_number: at, ...rest }));
}

function itemEvents(item: JsonObject, at: number, options: StreamOptions): readonly Event[] {
  const inside = insideOf(item, { item_id: item['id'], output_index: at }, options);
  return [{ type: 'response.output_item.added', output_index: at, item: begunItem(item) }, ...inside, { type: 'response.output_item.done', output_index: at, item }];
}

function begunItem(item: JsonObject): JsonObject {
  switch (item['type']) {
    case 'message': return { ...item, status: 'in_progress', content: [] };
    case 'function_call': return { ...item, status: 'in_progress', arguments: '' };
    default: return { ...item, summary: [] };
  }
}

function insideOf(item: JsonObject, place: JsonObject, options: StreamOptions): readonly Event[] {
  switch (item['type']) {
    case 'message': return listOf(item['content']).flatMap((part, index) => partEvents(part, { ...place, content_index: index }, options));
    case 'function_call': {
      const whole = String(item['arguments']);
      return [...deltas('response.function_call_arguments.delta', whole, place, options), { type: 'response.function_call_arguments.done', ...place, arguments: whole }];
    }
    default: return listOf(item['summary']).flatMap((part, index) => summaryEvents(part, { ...place, summary_index: index }, options));
  }
}

function partEvents(part: JsonObject, place: JsonObject, options: StreamOptions): readonly Event[] {
  const text = String(part['text']);
  return [
    { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
    ...deltas('response.output_text.delta', text, place, options, { logprobs: [] }),
    { type: 'response.output_text.done', ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part },
  ];
}

function summaryEvents(part: JsonObject, place: JsonObject, options: StreamOptions): readonly Event[] {
  const text = String(part['text']);
  return [
    { type: 'response.reasoning_summary_part.added', ...place, part: { ...part, text: '' } },
    ...deltas('response.reasoning_summary_text.delta', text, place, options),
    { type: 'response.reasoning_summary_text.done', ...place, text },
    { type: 'response.reasoning_summary_part.done', ...place, part },
  ];
}

function deltas(type: string, text: string, place: JsonObject, { pieces, obfuscate }: StreamOptions, more: JsonObject = {}): readonly Event[] {
  return pieces(text).map((piece) => ({ type, ...place, delta: piece.text, ...more, ...(obfuscate ? { obfuscation: obfuscate(piece.text) } : {}) }));
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
