import { describe, expect, it } from 'vitest';
import { estimatePrompt } from '../../../../../src/emulator/gateway/policies/tokens/estimate.ts';
import type { PromptType } from '../../../../../src/emulator/gateway/policies/tokens/estimate.ts';
import { streamUsage } from '../../../../../src/emulator/gateway/policies/tokens/stream-usage.ts';

const chat = { messages: [{ role: 'user', content: 'abcde' }] };

const rows: readonly (readonly [statement: string, body: unknown, type: PromptType, tokens: number])[] = [
  ['messages: a token for four characters, three for each message and three before the answer', chat, 'auto', 8],
  ['texts in parts of a message', { messages: [{ content: [{ type: 'text', text: 'abcd' }, { type: 'text', text: 'abcd' }] }] }, 'auto', 8],
  ['each image as 1200', { messages: [{ content: [{ type: 'image_url', image_url: { url: 'x' } }, { type: 'input_image' }] }] }, 'auto', 2406],
  ['the system text of Anthropic’s messages', { system: 'abcdefgh', ...chat }, 'auto', 10],
  ['no messages', { messages: [] }, 'auto', 0],
  ['messages that are of the stated type', chat, 'chat-completion', 8],
  ['messages that are not of the stated type as nothing', chat, 'completion', 0],
  ['a prompt', { prompt: 'abcd' }, 'completion', 1],
  ['several prompts', { prompt: ['abcd', 'abcde'] }, 'auto', 3],
  ['a prompt in tokens', { prompt: [1, 2, 3] }, 'auto', 3],
  ['an input', { input: 'abcd' }, 'embeddings', 1],
  ['several inputs', { input: ['abcd', 'abcd'] }, 'auto', 2],
  ['messages of the Responses API, and its instructions', { instructions: 'abcd', input: [{ role: 'user', content: [{ type: 'input_text', text: 'abcd' }] }] }, 'auto', 8],
  ['anything else as nothing', { model: 'm' }, 'auto', 0],
  ['what is no object as nothing', 'text', 'auto', 0],
];

describe('an estimate', () => {
  it.each(rows)('counts %s', (_, body, type, tokens) => {
    expect(estimatePrompt(body, type)).toBe(tokens);
  });
});

describe('a stream', () => {
  const read = (...chunks: readonly string[]) => {
    const stream = streamUsage();
    for (const chunk of chunks) stream.see(Buffer.from(chunk));
    return stream.usage();
  };

  it.each([
    ['texts of chat', 'data: {"choices":[{"delta":{"content":"abcdefgh"}}]}\n\n', 2],
    ['texts of completions', 'data: {"choices":[{"text":"abcd"}]}\n\n', 1],
    ['arguments of tools', 'data: {"choices":[{"delta":{"tool_calls":[{"function":{"name":"ab","arguments":"cd"}}]}}]}\n\n', 1],
    ['texts of the Responses API', 'data: {"type":"response.output_text.delta","delta":"abcd"}\n\n', 1],
    ['texts of Anthropic’s messages', 'data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"abcd"}}\n\n', 1],
    ['nothing that is no JSON', 'data: {oops\n\ndata: [DONE]\n\n: a comment\n\n', 0],
  ])('is estimated by %s', (_, text, completion) => {
    expect(read(text)).toEqual({ completion });
  });

  it('is read across chunks, in the middle of a character, too', () => {
    const bytes = Buffer.from('data: {"choices":[{"delta":{"content":"äöüß"}}]}\r\n\r\n');
    const stream = streamUsage();
    for (const byte of bytes) stream.see(Buffer.from([byte]));
    expect(stream.usage()).toEqual({ completion: 1 });
  });

  it('gathers the usage that Anthropic tells in two events', () => {
    expect(read('data: {"type":"message_start","message":{"usage":{"input_tokens":7,"output_tokens":1}}}\n\n', 'data: {"type":"message_delta","usage":{"output_tokens":9}}\n\n')).toEqual({ prompt: 7, completion: 9, total: undefined });
  });

  it('forgets a line that does not end', () => {
    const stream = streamUsage();
    for (let at = 0; at < 20; at += 1) stream.see(Buffer.alloc(100_000, 'x'));
    stream.see(Buffer.from('\ndata: {"choices":[{"text":"abcd"}]}\n'));
    expect(stream.usage()).toEqual({ completion: 1 });
  });
});
