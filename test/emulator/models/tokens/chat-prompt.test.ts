import { describe, expect, it } from 'vitest';
import { chatPromptTokens } from '../../../../src/emulator/models/tokens/chat-prompt.ts';
import { tokenizer } from '../../../../src/emulator/models/tokens/tokenizer.ts';
import type { JsonObject } from '../../../../src/model/json.ts';

async function tokensOf(body: JsonObject): Promise<number> {
  return chatPromptTokens(body, (await tokenizer()).count);
}

const hi = { role: 'user', content: 'hi' };

describe('the prompt of a chat', () => {
  it('is each message with three more, and three for the answer', async () => {
    expect(await tokensOf({ messages: [hi] })).toBe(3 + 3 + 1 + 1);
    expect(await tokensOf({ messages: [hi, hi] })).toBe(3 + 2 * (3 + 1 + 1));
  });

  it('counts names with one more', async () => {
    expect(await tokensOf({ messages: [{ ...hi, name: 'omar' }] }) - await tokensOf({ messages: [hi] })).toBe(1 + (await tokenizer()).count('omar'));
  });

  it('counts the text of parts, and images by their detail', async () => {
    const parts = (detail: string): JsonObject => ({ messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }, { type: 'image_url', image_url: { url: 'https://example.com/a.png', detail } }] }] });
    expect(await tokensOf(parts('low'))).toBe(8 + 85);
    expect(await tokensOf(parts('high'))).toBe(8 + 765);
  });

  it('counts sound and files as an image of usual detail', async () => {
    for (const part of [{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }, { type: 'file', file: { file_data: 'BBBB' } }]) {
      expect(await tokensOf({ messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }, part] }] })).toBe(8 + 765);
    }
  });

  it('counts calls of tools, tools, functions and schemas', async () => {
    const { count } = await tokenizer();
    const call = { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"a":1}' } }] };
    expect(await tokensOf({ messages: [call] })).toBe(3 + 3 + 1 + count('look') + count('{"a":1}'));
    const tools = [{ type: 'function', function: { name: 'look' } }];
    expect(await tokensOf({ messages: [hi], tools })).toBe(8 + count(JSON.stringify(tools)));
    expect(await tokensOf({ messages: [hi], functions: tools })).toBe(8 + count(JSON.stringify(tools)));
    const schema = { name: 'x', schema: { type: 'object' } };
    expect(await tokensOf({ messages: [hi], response_format: { type: 'json_schema', json_schema: schema } })).toBe(8 + count(JSON.stringify(schema)));
  });

  it('says nothing of what is wrong', async () => {
    expect(await tokensOf({})).toBe(3);
    expect(await tokensOf({ messages: [null, 'text', { role: 3, content: [7] }] })).toBe(6);
  });
});
