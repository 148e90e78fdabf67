import { describe, expect, it } from 'vitest';
import { builtInRoles } from '../../../../src/emulator/arm/authorization/built-in-roles.ts';
import { capabilitiesOf } from '../../../../src/emulator/arm/cognitive/model-families.ts';
import { deploymentCan } from '../../../../src/emulator/models/front/deployment-can.ts';
import { findOperation } from '../../../../src/emulator/models/front/find-operation.ts';
import { operations } from '../../../../src/emulator/models/front/operations/operations.ts';
import type { Capability } from '../../../../src/emulator/models/model-operation.ts';
import { shapes } from '../../../../src/model/shapes.ts';

describe('the operations of model accounts', () => {
  it('have each a path and a method of their own, and are found by them', () => {
    for (const operation of operations) {
      const path = `/${shapes[operation.shape].path}${operation.template.replaceAll(/\{[^}]+\}/g, 'a%20b')}`;
      const found = findOperation(operation.method, path);
      const parameters = new Map([...operation.template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => [name, 'a b']));
      expect(found).toEqual({ kind: 'operation', operation, parameters });
    }
    expect(new Set(operations.map(({ shape, method, template }) => `${shape} ${method} ${template.replaceAll(/\{[^}]+\}/g, '{}')}`)).size).toBe(operations.length);
  });

  it('ask a model where a deployment is named, and only there', () => {
    for (const { capability, namedBy, template } of operations) {
      expect(capability === undefined).toBe(namedBy === 'none');
      expect(template.includes('{deployment-id}')).toBe(namedBy === 'path');
    }
  });

  it('are each allowed to Cognitive Services User', () => {
    const all = builtInRoles.find(({ name }) => name === 'Cognitive Services User')?.dataActions ?? [];
    expect(all).toEqual(['Microsoft.CognitiveServices/*']);
    for (const { dataAction } of operations) expect(dataAction).toMatch(/^Microsoft\.CognitiveServices\/accounts\/[A-Za-z/]+\/(action|read|write|delete)$/);
  });
});

describe('what a deployment can do', () => {
  const can = (model: string, flags: Readonly<Record<string, string>> = capabilitiesOf(model)): readonly Capability[] =>
    (['chat', 'responses', 'completions', 'embeddings', 'images', 'transcription', 'translation', 'speech'] as const).filter((capability) => deploymentCan({ model: { format: 'OpenAI', name: model, version: '1' }, capabilities: flags }, capability));

  it.each([
    ['gpt-4o', ['chat', 'responses']],
    ['gpt-35-turbo', ['chat']],
    ['gpt-35-turbo-instruct', ['completions']],
    ['gpt-5-codex', ['responses']],
    ['o3-pro', ['responses']],
    ['text-embedding-3-large', ['embeddings']],
    ['dall-e-3', ['images']],
    ['gpt-image-1', ['images']],
    ['whisper', ['transcription', 'translation']],
    ['gpt-4o-mini-transcribe', ['transcription']],
    ['tts-hd', ['speech']],
    ['gpt-4o-mini-tts', ['speech']],
    ['gpt-4o-realtime-preview', []],
    ['sora', []],
    ['Llama-3.3-70B-Instruct', ['chat']],
    ['Mistral-Large', ['chat']],
  ])('%s: %o', (model, expected) => {
    expect(can(model)).toEqual(expected);
  });

  it('is what its flags say before what its name says', () => {
    expect(can('gpt-4o', { chatCompletion: 'true', embeddings: 'false' })).toEqual(['chat']);
    expect(can('mine', { embeddings: 'true' })).toEqual(['embeddings']);
    expect(can('mine', { chatCompletion: 'true', realtime: 'true' })).toEqual([]);
    expect(can('gpt-4o', { assistants: 'true' })).toEqual(['chat', 'responses']);
    expect(can('mine', {})).toEqual(['chat']);
  });
});
