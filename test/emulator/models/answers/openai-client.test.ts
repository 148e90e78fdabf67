import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerChat } from '../../../../src/emulator/models/answers/chat.ts';
import { answerEmbeddings } from '../../../../src/emulator/models/answers/embeddings.ts';
import type { Answerer } from '../../../../src/emulator/models/model-call.ts';
import { ModelRefusal } from '../../../../src/emulator/models/model-refusal.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { deploymentOf, jsonBody, modelCall } from './model-call-fixture.ts';

/** The client as it is, with an answerer where the network would be. */
function clientOf(answer: Answerer, model = deploymentOf('gpt-4o', '2024-08-06')): OpenAI {
  return new OpenAI({
    apiKey: 'none',
    maxRetries: 0,
    fetch: async (_, init) => {
      const body = JSON.parse(String(init?.body)) as JsonObject;
      try {
        const drafted = await answer(modelCall(jsonBody(body), { deployment: model, operation: { shape: 'v1' } }));
        if (drafted.kind === 'events') return new Response(drafted.events.join(''), { headers: { 'content-type': 'text/event-stream' } });
        return Response.json(drafted.kind === 'json' ? drafted.body : null);
      } catch (error) {
        if (error instanceof ModelRefusal) return Response.json(error.body, { status: error.status });
        throw error;
      }
    },
  });
}

const question = { model: 'gpt-4o', messages: [{ role: 'user' as const, content: 'What is the weather?' }] };
const runnable = { type: 'function' as const, function: { name: 'get_weather', description: 'x', parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }, parse: JSON.parse, function: ({ city }: { city: string }) => `sunny in ${city}` } };

describe('the openai client', () => {
  it('puts a stream together to what is answered at once', async () => {
    const client = clientOf(answerChat);
    const streamed = await client.chat.completions.stream({ ...question, stream_options: { include_usage: true } }).finalChatCompletion();
    const whole = await client.chat.completions.create(question);
    expect(streamed.choices[0]?.message.content).toBe(whole.choices[0]?.message.content);
    expect(streamed.usage).toEqual(whole.usage);
  });

  it('runs tools to the end', async () => {
    for (const stream of [false, true] as const) {
      const { chat } = clientOf(answerChat);
      const runner = stream ? chat.completions.runTools({ ...question, stream, tools: [runnable] }) : chat.completions.runTools({ ...question, tools: [runnable] });
      expect(await runner.finalContent()).toMatch(/The tool says: "sunny in (Stockholm|Osaka|Tokyo|Boston)"/);
    }
  });

  it('parses what a schema asks for', async () => {
    const wanted = z.object({ steps: z.array(z.object({ explanation: z.string(), done: z.boolean() })), kind: z.enum(['a', 'b']), note: z.string().nullable() });
    const parsed = await clientOf(answerChat).chat.completions.parse({ ...question, response_format: zodResponseFormat(wanted, 'steps') });
    expect(wanted.parse(parsed.choices[0]?.message.parsed).steps.length).toBeGreaterThan(0);
  });

  it('decodes embeddings, which it asks for in base64', async () => {
    const { data } = await clientOf(answerEmbeddings, deploymentOf('text-embedding-3-small', '1')).embeddings.create({ model: 'x', input: 'a' });
    expect(data[0]?.embedding).toHaveLength(1536);
    expect(Math.hypot(...(data[0]?.embedding ?? []))).toBeCloseTo(1, 5);
  });

  it('knows a refusal by its code', async () => {
    await expect(clientOf(answerChat).chat.completions.create({ ...question, temperature: 3 })).rejects.toMatchObject({ status: 400, code: 'decimal_above_max_value', param: 'temperature', type: 'invalid_request_error' });
  });
});
