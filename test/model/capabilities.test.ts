import { describe, expect, it } from 'vitest';
import { abilitiesOf, capabilitiesOf } from '../../src/model/capabilities.ts';
import type { JsonObject } from '../../src/model/json.ts';

const deployment = (name: string, flags: Readonly<Record<string, string>> | null = {}, more: { readonly format?: string; readonly sku?: string; readonly state?: string } = {}): JsonObject => ({
  sku: { name: more.sku ?? 'GlobalStandard' },
  properties: { model: { format: more.format ?? 'OpenAI', name, version: '1' }, capabilities: flags, ...(more.state === undefined ? {} : { provisioningState: more.state }) },
});
const yes = (...flags: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(flags.map((flag) => [flag, 'true']));
const can = (...args: Parameters<typeof deployment>): string => [...capabilitiesOf(deployment(...args))].toSorted().join(' ');

describe('what a deployment can do', () => {
  it('is what its flags say', () => {
    expect(can('gpt-5.1', yes('chatCompletion', 'responses', 'assistants', 'agentsV2'))).toBe('chat responses');
    expect(can('gpt-4o', yes('chatCompletion'))).toBe('chat');
    expect(can('x', yes('embeddings'))).toBe('embeddings');
    expect(can('gpt-35-turbo-instruct', yes('completion'))).toBe('completions');
    expect(can('x', yes('imageGenerations'))).toBe('images');
    expect(can('x', yes('videoGenerations'))).toBe('video');
    expect(can('x', { chatCompletion: 'false', embeddings: 'True', area: 'US' })).toBe('embeddings');
  });

  it('is not what they say besides of realtime models and of those that answer Responses alone', () => {
    expect(can('gpt-realtime', yes('chatCompletion', 'realtime'))).toBe('realtime');
    expect(can('some-name', yes('chatCompletion', 'realtime'))).toBe('realtime');
    expect(can('gpt-4o-realtime-preview', yes('chatCompletion'))).toBe('realtime');
    expect(can('gpt-5.3-codex', yes('chatCompletion', 'responses'))).toBe('responses');
    expect(can('codex-mini', yes('chatCompletion'))).toBe('responses');
    expect(can('gpt-5-pro', yes('chatCompletion', 'responses'))).toBe('responses');
    expect(can('o3-deep-research', {})).toBe('responses');
    expect(can('computer-use-preview', {})).toBe('responses');
  });

  it.each([
    ['whisper', 'transcription translation'],
    ['gpt-4o-transcribe', 'transcription'],
    ['gpt-4o-transcribe-diarize', 'transcription'],
    ['tts', 'speech'],
    ['tts-hd', 'speech'],
    ['gpt-4o-mini-tts', 'speech'],
    ['sora-2', 'video'],
    ['dall-e-3', 'images'],
    ['gpt-image-1', 'images'],
    ['text-embedding-3-large', 'embeddings'],
    ['text-embedding-ada-002', 'embeddings'],
    ['gpt-4o', 'chat responses'],
    ['o4-mini', 'chat responses'],
    ['gpt-4', 'chat'],
    ['model-router', 'chat'],
    ['davinci-002', 'completions'],
    ['gpt-35-turbo-instruct', 'completions'],
  ])('without flags is told by the name: %s %s', (name, expected) => expect(can(name, null)).toBe(expected));

  it.each([
    ['Llama-3.3-70B-Instruct', 'Meta', 'chat'],
    ['Mistral-Large-2411', 'Mistral AI', 'chat'],
    ['some-pro', 'Partner', 'chat'],
    ['Codestral-2501', 'Mistral AI', 'chat'],
    ['Cohere-embed-v3-english', 'Cohere', 'embeddings'],
    ['embed-v-4-0', 'Cohere', 'embeddings'],
    ['Cohere-rerank-v4.0-pro', 'Cohere', ''],
    ['mistral-ocr-2503', 'Mistral AI', ''],
    ['claude-sonnet-4-5', 'Anthropic', ''],
    ['FLUX.1-Kontext-pro', 'Black Forest Labs', 'images'],
    ['grok-4', 'xAI', 'chat'],
  ])('of a partner too: %s of %s %s', (name, format, expected) => expect(can(name, {}, { format })).toBe(expected));

  it('of `audio` alone is every operation of speech, with chat it is chat', () => {
    expect(can('unknown', yes('audio'))).toBe('speech transcription translation');
    expect(can('gpt-4o-audio-preview', yes('audio', 'chatCompletion'))).toBe('chat');
  });

  it.each([{ sku: 'GlobalBatch' }, { sku: 'DataZoneBatch' }, { state: 'Failed' }, { state: 'Deleting' }, { state: 'Disabled' }, { state: 'Canceled' }])('is nothing for %j', (more) => expect(can('gpt-4o', yes('chatCompletion'), more)).toBe(''));
  it.each(['Succeeded', 'Creating', 'Accepted'])('is no less in state %s', (state) => expect(can('gpt-4o', yes('chatCompletion'), { state })).toBe('chat'));

  it('is nothing where nothing is told', () => {
    expect(capabilitiesOf({}).size).toBe(0);
    expect(capabilitiesOf({ properties: { model: 'x', capabilities: [] } }).size).toBe(0);
  });
});

it('not every model of a capability serves every operation of it', () => {
  const of = (name: string, format = 'OpenAI'): string => [...abilitiesOf(deployment(name, {}, { format }))].toSorted().join(' ');
  expect(of('dall-e-3')).toBe('images');
  expect(of('dall-e-2')).toBe('image-edits image-variations images');
  expect(of('gpt-image-1')).toBe('image-edits images');
  expect(of('text-embedding-3-small')).toBe('embeddings');
  expect(of('Cohere-embed-v3-multilingual', 'Cohere')).toBe('embeddings image-embeddings');
});
