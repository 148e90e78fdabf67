import { describe, expect, it } from 'vitest';
import { unknownVariables } from '../../src/input/unknown-variables.ts';

const globals = [{ name: 'service', type: 'text', help: '' }] as const;
const commands = [{ path: ['import'], options: [{ name: 'account', type: 'text', help: '' }] }] as const;
const messages = (env: Record<string, string>): readonly string[] => unknownVariables(env, globals, commands).map(({ message }) => message);

describe('variables that no option reads', () => {
  it('are named, with the one that was probably meant', () => {
    expect(messages({ APIM_LLM_SERVCE: 'x', APIM_LLM_IMPORT_ACOUNT: 'y', APIM_LLM_ZZZZZZ: 'z' })).toEqual([
      'No option reads the variable APIM_LLM_SERVCE. Did you mean APIM_LLM_SERVICE?',
      'No option reads the variable APIM_LLM_IMPORT_ACOUNT. Did you mean APIM_LLM_IMPORT_ACCOUNT?',
      'No option reads the variable APIM_LLM_ZZZZZZ.',
    ]);
  });

  it('are not those of other commands, and not those of others', () => {
    expect(messages({ APIM_LLM_SERVICE: 'x', APIM_LLM_IMPORT_ACCOUNT: 'y', AZURE_SUBSCRIPTION_ID: 'z', PATH: '/' })).toEqual([]);
  });
});
