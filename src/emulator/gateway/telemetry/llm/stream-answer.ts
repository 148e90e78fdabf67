import { StringDecoder } from 'node:string_decoder';
import { isObject, type Json } from '../../../../model/json.ts';
import { deltaText, streamUsage } from '../../policies/tokens/stream-usage.ts';
import type { UsageParts } from '../../policies/tokens/usage.ts';

/** What a streamed answer has said so far. */
export interface StreamAnswer {
  readonly see: (chunk: Buffer) => void;
  readonly usage: () => UsageParts;
  readonly text: () => string;
  readonly model: () => string;
  readonly id: () => string;
}

/** Longer ones are no events of a model. */
const longestLine = 1024 * 1024;

/** Reads server-sent events as they pass. The text is kept only where somebody logs it. */
export function streamAnswer(keepsText: boolean): StreamAnswer {
  const metered = streamUsage();
  const decoder = new StringDecoder('utf8');
  const texts: string[] = [];
  let open = '';
  let model = '';
  let id = '';
  const event = (data: string): void => {
    const json = parsed(data);
    const root = isObject(json) && isObject(json['response']) ? json['response'] : json;
    if (!isObject(root)) return;
    if (model === '' && typeof root['model'] === 'string') model = root['model'];
    if (id === '' && typeof root['id'] === 'string') id = root['id'];
    if (keepsText) texts.push(deltaText(json));
  };
  return {
    see: (chunk) => {
      metered.see(chunk);
      const lines = (open + decoder.write(chunk)).split(/\r\n|\n|\r/);
      open = lines.pop() ?? '';
      if (open.length > longestLine) open = '';
      for (const line of lines) if (line.startsWith('data:')) event(line.slice('data:'.length).trim());
    },
    usage: metered.usage,
    text: () => texts.join(''),
    model: () => model,
    id: () => id,
  };
}

function parsed(data: string): Json | undefined {
  if (!data.startsWith('{')) return undefined;
  try {
    return JSON.parse(data) as Json;
  } catch {
    return undefined;
  }
}
