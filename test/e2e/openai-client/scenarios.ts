import OpenAI, { APIError, AzureOpenAI, toFile } from 'openai';

/** What a scenario is run with: the addresses and keys of one local Azure, in the environment. */
const { GATEWAY = '', KEY = '' } = process.env;

const azure = (options: { readonly apiKey?: string; readonly maxRetries?: number } = {}): AzureOpenAI => new AzureOpenAI({ endpoint: GATEWAY, apiKey: KEY, apiVersion: '2024-10-21', maxRetries: 0, ...options });
const v1Bearer = (): OpenAI => new OpenAI({ baseURL: `${GATEWAY}/bearer/openai/v1`, apiKey: KEY, maxRetries: 0 });
const v1Header = (): OpenAI => new OpenAI({ baseURL: `${GATEWAY}/openai/v1`, apiKey: 'not used', defaultHeaders: { 'api-key': KEY }, maxRetries: 0 });

const hello = [{ role: 'user' as const, content: 'Say hello to the platform team.' }];
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function streamed(client: OpenAI, model: string): Promise<unknown> {
  let text = '';
  let usage: unknown;
  let choicesOfLast = -1;
  const finished: string[] = [];
  const stream = await client.chat.completions.create({ model, messages: hello, stream: true, stream_options: { include_usage: true } });
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? '';
    if (chunk.choices[0]?.finish_reason) finished.push(chunk.choices[0].finish_reason);
    if (chunk.usage) {
      ({ usage } = chunk);
      choicesOfLast = chunk.choices.length;
    }
  }
  return { text, usage, choicesOfLast, finished };
}

async function error(act: () => Promise<unknown>): Promise<unknown> {
  try {
    return { answered: await act() };
  } catch (thrown) {
    if (!(thrown instanceof APIError)) throw thrown;
    const { name, status, code, message } = thrown;
    return { name: thrown.constructor.name || name, status, code, message, retryAfter: thrown.headers?.get('retry-after') ?? null };
  }
}

/** Each gives what the test looks at, as JSON. */
const scenarios: Readonly<Record<string, () => Promise<unknown>>> = {
  chat: () => azure().chat.completions.create({ model: 'gpt-4o', messages: hello }),
  chatWithHeaders: async () => {
    const { response } = await azure().chat.completions.create({ model: 'gpt-4o', messages: hello }).withResponse();
    return Object.fromEntries(response.headers);
  },
  chatStreamed: () => streamed(azure(), 'gpt-4o'),
  embeddings: async () => {
    const { data, usage, model } = await azure().embeddings.create({ model: 'text-embedding-3-large', input: ['one', 'two'], dimensions: 256 });
    return { lengths: data.map(({ embedding }) => embedding.length), norm: Math.hypot(...(data[0]?.embedding ?? [])), usage, model };
  },
  image: async () => {
    const { data } = await azure().images.generate({ model: 'dall-e-3', prompt: 'a harbour at dawn', response_format: 'b64_json' });
    return { count: data?.length, magic: Buffer.from(data?.[0]?.b64_json ?? '', 'base64').subarray(1, 4).toString('latin1') };
  },
  transcription: async () => azure().audio.transcriptions.create({ model: 'whisper', file: await toFile(picture, 'speech.wav', { type: 'audio/wav' }) }),
  wrongKey: () => error(() => azure({ apiKey: 'wrong' }).chat.completions.create({ model: 'gpt-4o', messages: hello })),
  missingOperation: () => error(() => azure().audio.speech.create({ model: 'tts', voice: 'alloy', input: 'hello' })),
  unknownDeployment: () => error(() => azure().chat.completions.create({ model: 'nobody', messages: hello })),
  wrongModel: () => error(() => azure().chat.completions.create({ model: 'text-embedding-3-large', messages: hello })),
  throttled: () => error(async () => {
    const client = azure();
    for (let call = 0; call < 10; call += 1) await client.chat.completions.create({ model: 'tiny', messages: hello, max_tokens: 400 });
  }),
  throttledThenRetried: async () => {
    const client = azure({ maxRetries: 2 });
    const answers: (string | null)[] = [];
    for (let call = 0; call < 3; call += 1) {
      const { response } = await client.chat.completions.create({ model: 'slow', messages: hello, max_tokens: 400 }).withResponse();
      answers.push(response.headers.get('x-ms-region'));
    }
    return answers;
  },
  v1Bearer: () => v1Bearer().chat.completions.create({ model: 'gpt-4o', messages: hello }),
  v1Header: () => v1Header().chat.completions.create({ model: 'gpt-4o', messages: hello }),
  v1WithoutKey: () => error(() => new OpenAI({ baseURL: `${GATEWAY}/openai/v1`, apiKey: KEY, maxRetries: 0 }).chat.completions.create({ model: 'gpt-4o', messages: hello })),
  v1Streamed: () => streamed(v1Bearer(), 'gpt-4o'),
  v1Embeddings: async () => (await v1Header().embeddings.create({ model: 'text-embedding-3-large', input: 'one' })).data[0]?.embedding.length,
  responses: async () => {
    const client = v1Bearer();
    const first = await client.responses.create({ model: 'gpt-4o', input: 'My name is Aoi.' });
    const second = await client.responses.create({ model: 'gpt-4o', input: 'What is my name?', previous_response_id: first.id });
    const items = await client.responses.inputItems.list(second.id);
    const again = await client.responses.retrieve(second.id);
    await client.responses.delete(second.id);
    const gone = await error(() => client.responses.retrieve(second.id));
    return { first: first.output_text, second: second.output_text, previous: second.previous_response_id, same: again.id === second.id, items: items.data.length, usage: second.usage, gone };
  },
  responsesStreamed: async () => {
    const types: string[] = [];
    let text = '';
    for await (const event of await v1Header().responses.create({ model: 'gpt-4o', input: 'Count to three.', stream: true })) {
      types.push(event.type);
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    return { first: types[0], last: types.at(-1), text };
  },
  v1Image: async () => {
    const { data } = await v1Bearer().images.generate({ model: 'dall-e-3', prompt: 'a harbour at dawn', response_format: 'b64_json' });
    return data?.length;
  },
  v1Transcription: async () => v1Bearer().audio.transcriptions.create({ model: 'whisper', file: await toFile(picture, 'speech.wav', { type: 'audio/wav' }) }),
  v1Speech: async () => {
    const answer = await v1Bearer().audio.speech.create({ model: 'tts', voice: 'alloy', input: 'hello', response_format: 'wav' });
    return Buffer.from(await answer.arrayBuffer()).subarray(0, 4).toString('latin1');
  },
};

const wanted = process.argv.slice(2);
const results: Record<string, unknown> = {};
for (const name of wanted.length === 0 ? Object.keys(scenarios) : wanted) {
  results[name] = await scenarios[name]?.().catch((thrown: unknown) => ({ failed: String(thrown) }));
}
process.stdout.write(JSON.stringify(results));
