import { describe, expect, it } from 'vitest';
import { inChunks } from '../../../../src/emulator/gateway/telemetry/llm/chunks.ts';
import { answerMessages, requestMessages, streamedMessages } from '../../../../src/emulator/gateway/telemetry/llm/messages.ts';
import { streamAnswer } from '../../../../src/emulator/gateway/telemetry/llm/stream-answer.ts';

describe('messages of a language model', () => {
  it('are those of chat, or the texts of prompts and inputs', () => {
    expect(requestMessages({ messages: [{ role: 'user', content: 'a' }] })).toEqual([{ role: 'user', content: 'a' }]);
    expect(requestMessages({ input: 'a', instructions: 'b' })).toEqual([{ role: 'system', content: 'b' }, { role: 'user', content: 'a' }]);
    expect(requestMessages({ prompt: ['a', 'b'] })).toEqual([{ role: 'user', content: 'a' }, { role: 'user', content: 'b' }]);
    expect([requestMessages(undefined), requestMessages({ model: 'm' })]).toEqual([[], []]);
  });

  it('are those of the choices, of the output, or texts', () => {
    expect(answerMessages({ choices: [{ message: { role: 'assistant', content: 'a' } }, { text: 'b' }] })).toEqual([{ role: 'assistant', content: 'a' }, { role: 'assistant', content: 'b' }]);
    expect(answerMessages({ output: [{ type: 'reasoning' }, { type: 'message', content: [{ type: 'output_text', text: 'x' }, { type: 'output_text', text: 'y' }] }] })).toEqual([{ role: 'assistant', content: 'xy' }]);
    expect([answerMessages({ data: [] }), streamedMessages('')]).toEqual([[], []]);
  });

  it('are read from a stream, wherever its chunks end', () => {
    const stream = streamAnswer(true);
    const events = 'data: {"id":"i","model":"m","choices":[{"delta":{"content":"Grüß"}}]}\n\ndata: {"choices":[{"delta":{"content":" dich"}}],"usage":{"prompt_tokens":3,"completion_tokens":2}}\n\ndata: [DONE]\n\n';
    for (const byte of Buffer.from(events)) stream.see(Buffer.from([byte]));
    expect([stream.id(), stream.model(), stream.text(), stream.usage()]).toEqual(['i', 'm', 'Grüß dich', { prompt: 3, completion: 2, total: undefined }]);
    const silent = streamAnswer(false);
    silent.see(Buffer.from(events));
    expect([silent.text(), silent.model()]).toEqual(['', 'm']);
  });
});

describe('pieces of messages', () => {
  it('are JSON while they fit, and give the whole again where they do not', () => {
    const messages = [{ role: 'user', content: 'aé€😀'.repeat(50) }];
    expect(inChunks(messages, 10_000)).toEqual([messages]);
    for (const bytes of [7, 64, 100]) {
      const pieces = inChunks(messages, bytes) as readonly string[];
      expect(JSON.parse(pieces.join(''))).toEqual(messages);
      expect(pieces.every((piece) => Buffer.byteLength(piece) <= bytes)).toBe(true);
    }
    expect(inChunks([], 10)).toEqual([]);
  });

  it('end at 2 MB', () => {
    const pieces = inChunks([{ content: 'x'.repeat(3 * 1024 * 1024) }], 32 * 1024) as readonly string[];
    expect(pieces.join('').length).toBe(2 * 1024 * 1024);
  });
});
