import type { Json } from '../../../model/json.ts';

/** A server-sent event without a name, as chat and completions stream: `data: {…}` and an empty line. */
export function eventOf(data: Json): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** A server-sent event with a name, as the Responses API streams. */
export function eventNamed(name: string, data: Json): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Ends the streams of chat and completions. */
export const done = 'data: [DONE]\n\n';
