import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { probeModule } from '../../../src/desired/probe/probe.ts';
import { probeInput } from '../../../src/desired/probe/input.ts';
import type { OptionValues } from '../../../commands/command.ts';
import type { Live } from '../../../src/model/live.ts';
import { UserError } from '../../../src/model/user-error.ts';
import { sharedFile, testWithShared } from '../../support/shared.ts';
import { account, api, deployment, live } from '../live.ts';

const dated = api('aoai', { path: 'openai', subscriptionKeyParameterNames: { header: 'api-key', query: 'subscription-key' } }, [
  ['Embeddings_Create', 'POST', '/deployments/{deployment-id}/embeddings'],
  ['ChatCompletions_Create', 'POST', '/deployments/{deployment-id}/chat/completions?api-version={api-version}'],
  ['Transcriptions_Create', 'POST', '/deployments/{deployment-id}/audio/transcriptions'],
  ['ImageGenerations_Edit', 'POST', '/deployments/{deployment-id}/images/edits'],
  ['Get_Thread', 'GET', '/threads/{thread_id}'],
  ['ListModels', 'GET', '/models'],
]);
const v1 = api('v1', { path: '/openai/v1/', subscriptionRequired: false }, [
  ['createResponse', 'POST', '/responses'],
  ['createChatCompletion', 'POST', '/chat/completions'],
  ['createSpeech', 'POST', '/audio/speech'],
  ['createTranscription', 'POST', '/audio/transcriptions'],
  ['createImage', 'POST', '/images/generations'],
]);
const models = api('models', { path: 'models' }, [['getEmbeddings', 'POST', '/embeddings']]);

function trial(values: OptionValues, world: Live) {
  return probeModule.trial(probeInput({ service: 'apim-demo', ...values }), world).trial;
}

function refused(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

const bodyOf = (values: OptionValues, world: Live): unknown => JSON.parse(trial(values, world).request.body as string);

describe('the call', () => {
  it('is a chat by default, with the deployment that can in the path, and about 1,010 tokens', () => {
    const made = trial({}, live({ apis: [dated] }));
    expect(made).toMatchObject({ api: 'aoai', capability: 'chat', model: 'gpt-4o', requests: 20, pace: { kind: 'clients', clients: 1 }, key: { header: 'api-key', bearer: false, subscription: 'master' } });
    expect(made.request).toMatchObject({ method: 'POST', url: 'https://apim-demo.azure-api.net/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21' });
    expect(JSON.parse(made.request.body as string)).toEqual({ messages: [{ role: 'user', content: expect.stringMatching(/^.{20,50}$/) }], max_tokens: 1000 });
  });

  it.each([
    ['v1 chat', { api: 'v1', operation: 'createChatCompletion', model: 'gpt-4o', stream: true, maxTokens: 5, prompt: 'Hi' }, '/openai/v1/chat/completions', { model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 5, stream: true }],
    ['a reasoning model', { api: 'v1', capability: 'chat', model: 'o3-mini', maxTokens: 5, prompt: 'Hi' }, '/openai/v1/chat/completions', { model: 'o3-mini', messages: [{ role: 'user', content: 'Hi' }], max_completion_tokens: 5 }],
    ['Responses', { api: 'v1', capability: 'responses', model: 'm', maxTokens: 5, prompt: 'Hi' }, '/openai/v1/responses', { model: 'm', input: 'Hi', max_output_tokens: 5, store: false }],
    ['speech', { api: 'v1', capability: 'speech', model: 'tts', prompt: 'Hi' }, '/openai/v1/audio/speech', { model: 'tts', input: 'Hi', voice: 'alloy' }],
    ['images', { api: 'v1', capability: 'images', model: 'd', prompt: 'Hi' }, '/openai/v1/images/generations', { model: 'd', prompt: 'Hi', n: 1, size: '1024x1024' }],
    ['dated embeddings', { api: 'aoai', capability: 'embeddings', prompt: 'Hi' }, '/openai/deployments/embed/embeddings?api-version=2024-10-21', { input: ['Hi'] }],
    ['/models', { api: 'models', model: 'e', prompt: 'Hi' }, '/models/embeddings?api-version=2024-05-01-preview', { model: 'e', input: ['Hi'] }],
    ['another version', { api: 'aoai', capability: 'embeddings', prompt: 'Hi', apiVersion: '2025-04-01-preview' }, '/openai/deployments/embed/embeddings?api-version=2025-04-01-preview', { input: ['Hi'] }],
    ['method and template', { api: 'aoai', operation: 'post /deployments/{d}/embeddings', model: 'a b', prompt: 'Hi' }, '/openai/deployments/a%20b/embeddings?api-version=2024-10-21', { input: ['Hi'] }],
  ])('of %s', (_, values, url, body) => {
    const world = live({ apis: [dated, v1, models] });
    expect(trial(values, world).request.url).toBe(`https://apim-demo.azure-api.net${url}`);
    expect(bodyOf(values, world)).toEqual(body);
  });

  it('takes a model that its template names', () => {
    const own = api('own', { path: '' }, [['chat', 'POST', '/openai/deployments/My-GPT/chat/completions']]);
    expect(trial({ model: 'other' }, live({ apis: [own] }))).toMatchObject({ model: 'My-GPT', request: { url: 'https://apim-demo.azure-api.net/openai/deployments/My-GPT/chat/completions?api-version=2024-10-21' } });
  });

  it.each([
    ['aoai', 'transcription', undefined],
    ['v1', 'transcription', 'whisper'],
  ])('for audio of %s is a form with a sound that can be played', (name, capability, inForm) => {
    const { request } = trial({ api: name, capability, model: 'whisper' }, live({ apis: [dated, v1] }));
    const body = request.body as Buffer;
    const boundary = /boundary=(\S+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
    const parts = body.toString('latin1').split(`--${boundary}`);
    expect(parts[0]).toBe('');
    expect(parts.at(-1)).toBe('--\r\n');
    const named = parts.find((part) => part.includes('name="model"'));
    expect(named?.split('\r\n\r\n')[1]?.trim()).toBe(inForm);
    const sound = Buffer.from(parts.find((part) => part.includes('name="file"'))?.split('\r\n\r\n').slice(1).join('\r\n\r\n').replace(/\r\n$/, '') ?? '', 'latin1');
    expect(sound.subarray(0, 4).toString()).toBe('RIFF');
    expect(sound.readUInt32LE(4)).toBe(sound.length - 8);
    expect(sound.readUInt32LE(40)).toBe(sound.length - 44);
    expect((sound.length - 44) / sound.readUInt32LE(28)).toBeGreaterThanOrEqual(0.1);
  });

  it('of a GET has no body and needs no model', () => {
    expect(trial({ operation: 'GET /models', api: 'aoai' }, live({ apis: [dated], accounts: [] })).request).toMatchObject({ method: 'GET', url: 'https://apim-demo.azure-api.net/openai/models?api-version=2025-04-01-preview', body: undefined });
  });

  it('says which version of a set it wants', () => {
    const inSet = (set: object) => {
      const one = api('aoai', { path: 'openai', apiVersion: '2025-01-01-preview', apiVersionSetId: '/sets/s', apiVersionSet: { id: '/sets/s', ...set } }, [['chat', 'POST', '/deployments/{deployment-id}/chat/completions']]);
      return trial({}, live({ apis: [one] })).request;
    };
    expect(inSet({ versioningScheme: 'Query', versionQueryName: 'api-version' }).url).toMatch(/\?api-version=2025-01-01-preview$/);
    expect(inSet({ versioningScheme: 'Segment' }).url).toContain('/openai/2025-01-01-preview/deployments/');
    expect(inSet({ versioningScheme: 'Header', versionHeaderName: 'x-version' }).headers).toMatchObject({ 'x-version': '2025-01-01-preview' });
  });

  it.each([
    [{}, { header: 'Ocp-Apim-Subscription-Key', bearer: false, subscription: 'master' }],
    [{ asBearer: true, appSubscription: 'team-a' }, { header: 'Authorization', bearer: true, subscription: 'team-a' }],
  ])('with %o has its key in %o', (values, key) => {
    expect(trial(values, live({ apis: [models] })).key).toEqual(key);
    expect(trial({ ...values, model: 'm' }, live({ apis: [v1] })).key).toBeUndefined();
  });
});

describe('without --api', () => {
  const echo = api('echo-api', { path: 'echo' });

  it('the only one that is ours is called', () => {
    expect(trial({}, live({ apis: [dated], others: [echo] })).api).toBe('aoai');
  });

  it('the only one of all is read first', () => {
    expect(probeModule.more?.(probeInput({}), live({ others: [dated] }), 1)).toEqual({ apis: ['aoai'] });
  });

  it.each([
    ['several of ours', live({ apis: [dated, v1] }), 'ApiNeeded', 'aoai, v1'],
    ['several others', live({ others: [dated, echo] }), 'ApiNeeded', 'aoai, echo-api'],
    ['none', live(), 'NotFound', 'apim-llm import --service apim-demo'],
  ])('%s are refused', (_, world, code, says) => {
    const error = refused(() => trial({}, world));
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toContain(says);
  });
});

describe('is refused:', () => {
  const world = live({ apis: [dated, v1] });

  it.each([
    ['an API that is not there', { api: 'aoia' }, 'NotFound', 'Did you mean aoai?'],
    ['an operation that is not there', { api: 'aoai', operation: 'ChatCompletion_Create' }, 'NotFound', 'ChatCompletions_Create'],
    ['a capability that it lacks', { api: 'aoai', capability: 'speech' }, 'NotFound', 'It can: chat, embeddings, transcription'],
    ['an address with an unknown place', { api: 'aoai', operation: 'Get_Thread' }, 'OperationNotProbed', '{thread_id}'],
    ['a body that nobody knows', { api: 'aoai', operation: 'ImageGenerations_Edit', model: 'gpt-image-1' }, 'OperationNotProbed', 'ImageGenerations_Edit'],
    ['a model that nobody knows', { api: 'aoai', capability: 'transcription' }, 'ModelNeeded', 'embed, gpt-4o'],
    ['a stream of what has none', { api: 'aoai', capability: 'embeddings', stream: true }, 'OptionsConflict', '--stream'],
  ])('%s', (_, values, code, says) => {
    const error = refused(() => trial(values, world));
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toContain(says);
  });

  it('to choose among several deployments', () => {
    const two = live({ apis: [dated], accounts: [account({}, { deployments: [deployment('a', { chatCompletion: 'true' }), deployment('b', { chatCompletion: 'true' })] })] });
    expect(refused(() => trial({}, two))).toMatchObject({ code: 'ModelNeeded', message: expect.stringContaining('a, b') as string });
  });
});

describe('options', () => {
  it.each([
    [{ rate: '0.5' }, { kind: 'rate', perSecond: 0.5 }],
    [{ rate: '1000' }, { kind: 'rate', perSecond: 1000 }],
    [{ clients: 8 }, { kind: 'clients', clients: 8 }],
  ])('%o', (values, pace) => {
    expect(probeInput(values).pace).toEqual(pace);
  });

  it.each([
    [{ maxErrors: '0' }, { errors: { count: 0 }, regions: [] }],
    [{ maxErrors: '2.5%' }, { errors: { percent: 2.5 }, regions: [] }],
    [{ expectRegion: ['Sweden Central', 'East US=12.5%', ' x = 0 % '] }, { errors: undefined, regions: [{ region: 'Sweden Central', percent: undefined }, { region: 'East US', percent: 12.5 }, { region: 'x', percent: 0 }] }],
  ])('%o', (values, limits) => {
    expect(probeInput(values).limits).toEqual(limits);
  });

  it.each([
    [{ rate: '0' }, 'InvalidValue'],
    [{ rate: '1001' }, 'InvalidValue'],
    [{ rate: '-1' }, 'InvalidValue'],
    [{ rate: 'fast' }, 'InvalidValue'],
    [{ rate: '1', clients: 2 }, 'OptionsConflict'],
    [{ requests: 0 }, 'InvalidValue'],
    [{ requests: 100_001 }, 'InvalidValue'],
    [{ clients: 257 }, 'InvalidValue'],
    [{ timeout: 0 }, 'InvalidValue'],
    [{ maxErrors: 'few' }, 'InvalidValue'],
    [{ maxErrors: '101%' }, 'InvalidValue'],
    [{ expectRegion: ['=50%'] }, 'InvalidValue'],
    [{ expectRegion: ['East US=half'] }, 'InvalidValue'],
    [{ operation: 'x', capability: 'chat' }, 'OptionsConflict'],
  ])('%o is refused with %s', (values, code) => {
    expect(refused(() => probeInput(values))).toMatchObject({ code, exitCode: 2 });
  });
});

describe('published descriptions', () => {
  const probed = ['chat', 'responses', 'completions', 'embeddings', 'images', 'transcription', 'translation', 'speech'];

  testWithShared('have a call for every capability that they have', 'specs/aoai', () => {
    const found = new Map<string, number>();
    for (const [file, shape] of [['2022-12-01', 'openai'], ['2024-10-21', 'openai'], ['2025-04-01-preview', 'openai'], ['azure-v1-v1-generated', 'openai/v1']] as const) {
      const { paths } = JSON.parse(readFileSync(sharedFile(`specs/aoai/${file}.json`), 'utf8')) as { paths: Record<string, Record<string, unknown>> };
      const operations = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method, index) => [`${path}-${index}`, method.toUpperCase(), path] as const));
      const world = live({ apis: [api('spec', { path: shape }, operations)] });
      for (const capability of probed) {
        let made;
        try {
          made = trial({ capability, model: 'm' }, world);
        } catch (error) {
          expect(error).toMatchObject({ code: 'NotFound' });
          continue;
        }
        expect(made.request.url).not.toMatch(/[{}]|%7B/);
        expect(made.request.url.includes('api-version=')).toBe(shape === 'openai');
        found.set(capability, (found.get(capability) ?? 0) + 1);
      }
    }
    expect(Object.fromEntries(found)).toEqual({ chat: 3, responses: 2, completions: 3, embeddings: 4, images: 2, transcription: 2, translation: 2, speech: 1 });
  });
});
