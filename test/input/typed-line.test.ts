import { expect, test } from 'vitest';
import type { CommandData, OptionSpec } from '../../commands/command.ts';
import { typedLine } from '../../src/input/typed-line.ts';

const command: Pick<CommandData, 'path' | 'arguments' | 'options'> = {
  path: ['pool', 'create'],
  arguments: [{ name: 'pool-name', help: '' }],
  options: [
    { name: 'member', type: 'list', help: '' },
    { name: 'retries', type: 'integer', default: 2, help: '' },
    { name: 'keep-roles', type: 'switch', help: '' },
    { name: 'only-version', type: 'switch', negatable: true, help: '' },
    { name: 'service', type: 'text', help: '' },
  ],
};
const globals: readonly OptionSpec[] = [{ name: 'service', type: 'text', help: '' }, { name: 'resource-group', type: 'text', help: '' }];

test('has arguments, then options, quoted for a shell where that is needed', () => {
  expect(typedLine(command, globals, { poolName: "it's", member: ['a/b', 'c d'], retries: 0, keepRoles: true, onlyVersion: false, service: 'apim', resourceGroup: 'rg' })).toBe(
    "apim-llm pool create 'it'\\''s' --service apim --resource-group rg --member a/b --member 'c d' --retries 0 --keep-roles --no-only-version",
  );
});

test('leaves out what is not given, what is so by default, and switches that are off', () => {
  expect(typedLine(command, globals, { retries: 2, keepRoles: false, onlyVersion: undefined })).toBe('apim-llm pool create');
  expect(typedLine({ path: ['x'], options: [] }, [], {})).toBe('apim-llm x');
});
