import { StringDecoder } from 'node:string_decoder';
import { tokensFor } from './estimate.ts';
import { fieldsOf, usageIn } from './usage.ts';
import type { UsageParts } from './usage.ts';

/** A line of this length is no event of a model any more. */
const longestLine = 1024 * 1024;

export interface StreamUsage {
  readonly see: (chunk: Buffer) => void;
  /** What the stream said of its usage, else the completion by its text. */
  readonly usage: () => UsageParts;
}

/** Reads server-sent events as they pass: `usage` where the stream has it (`include_usage`), and texts to estimate by. */
export function streamUsage(): StreamUsage {
  const decoder = new StringDecoder('utf8');
  let open = '';
  let characters = 0;
  let seen: UsageParts = {};

  const event = (data: string): void => {
    const json = parsed(data);
    const usage = usageIn(json);
    if (usage) seen = { prompt: usage.prompt ?? seen.prompt, completion: usage.completion ?? seen.completion, total: usage.total ?? seen.total };
    characters += deltaText(json).length;
  };
  return {
    see: (chunk) => {
      const lines = (open + decoder.write(chunk)).split(/\r\n|\n|\r/);
      const last = lines.pop() ?? '';
      open = last.length > longestLine ? '' : last;
      for (const line of lines) if (line.startsWith('data:')) event(line.slice('data:'.length).trim());
    },
    usage: () => ({ ...seen, completion: seen.completion ?? tokensFor(characters) }),
  };
}

function parsed(data: string): unknown {
  if (!data.startsWith('{')) return undefined;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}

/** Text that one event adds to the completion: of chat, of completions, of the Responses API, of Anthropic's messages. */
export function deltaText(json: unknown): string {
  const root = fieldsOf(json) ?? {};
  if (Array.isArray(root['choices'])) return root['choices'].map(ofChoice).join('');
  const { type, delta } = root;
  if (typeof delta === 'string' && typeof type === 'string' && type.endsWith('.delta')) return delta;
  return textField(delta, 'text', 'partial_json', 'thinking');
}

function ofChoice(choice: unknown): string {
  const delta = fieldsOf(fieldsOf(choice)?.['delta']);
  const calls = Array.isArray(delta?.['tool_calls']) ? delta['tool_calls'] : [];
  return textField(choice, 'text') + textField(delta, 'content', 'refusal') + calls.map((call) => textField(fieldsOf(call)?.['function'], 'name', 'arguments')).join('');
}

function textField(of: unknown, ...names: readonly string[]): string {
  const fields = fieldsOf(of) ?? {};
  return names.map((name) => fields[name]).filter((value) => typeof value === 'string').join('');
}
