import { expect } from 'vitest';
import { answerChat } from '../../../../src/emulator/models/answers/chat.ts';
import { answerCompletion } from '../../../../src/emulator/models/answers/completions.ts';
import { answerEmbeddings } from '../../../../src/emulator/models/answers/embeddings.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { testWithShared } from '../../../support/shared.ts';
import { answeredEvents, answeredJson, deploymentOf } from './model-call-fixture.ts';
import { faultsAgainst } from './published-schema.ts';

const hello = { messages: [{ role: 'user', content: 'What is the weather?' }] };
const tools = [{ type: 'function', function: { name: 'get_weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } } }];
const bodies: readonly JsonObject[] = [
  hello,
  { ...hello, tools },
  { ...hello, functions: [{ name: 'get_weather' }] },
  { ...hello, n: 2, logprobs: true, top_logprobs: 2, max_tokens: 4 },
];

const surfaces = [
  ['2024-10-21', 'createChatCompletionResponse', 'createChatCompletionStreamResponse'],
  ['azure-v1-v1-generated', 'AzureCreateChatCompletionResponse', 'AzureCreateChatCompletionStreamResponse'],
] as const;

for (const [description, whole, chunk] of surfaces) {
  testWithShared(`chat answers are as ${description} has them`, `specs/aoai/${description}.json`, async () => {
    for (const body of bodies) {
      expect(faultsAgainst(description, whole, await answeredJson(answerChat, body))).toEqual([]);
      const { data } = await answeredEvents(answerChat, { ...body, stream: true, stream_options: { include_usage: true } });
      // The first chunk is Azure's own: no description has it.
      for (const one of data.slice(1, -1)) expect(faultsAgainst(description, chunk, one)).toEqual([]);
    }
  });
}

testWithShared('completions are as 2024-10-21 has them', 'specs/aoai/2024-10-21.json', async () => {
  for (const body of [{ prompt: 'a' }, { prompt: ['a', 'b'], n: 2, logprobs: 2 }]) expect(faultsAgainst('2024-10-21', 'createCompletionResponse', await answeredJson(answerCompletion, body))).toEqual([]);
});

testWithShared('embeddings are as v1 has them', 'specs/aoai/azure-v1-v1-generated.json', async () => {
  const parts = { deployment: deploymentOf('text-embedding-3-small', '1') };
  for (const body of [{ input: 'a' }, { input: ['a', 'b'], encoding_format: 'base64' }]) expect(faultsAgainst('azure-v1-v1-generated', 'OpenAI.CreateEmbeddingResponse', await answeredJson(answerEmbeddings, body, parts))).toEqual([]);
});
