import { describe, expect, it } from 'vitest';
import type { OptionSpec } from '../../commands/command.ts';
import { registry } from '../../commands/registry.ts';
import { findCommand } from '../../src/cli/find-command.ts';
import { parseArguments } from '../../src/cli/parse.ts';
import { globalsOf } from '../../src/cli/command-globals.ts';

const specs: readonly OptionSpec[] = [
  { name: 'service', type: 'text', help: '' },
  { name: 'account', type: 'list', help: '' },
  { name: 'yes', short: 'y', type: 'switch', help: '' },
  { name: 'output', short: 'o', type: 'choice', choices: ['human', 'json'], help: '' },
  { name: 'no-input', type: 'switch', help: '' },
  { name: 'retry', type: 'switch', negatable: true, help: '' },
];

describe('arguments', () => {
  it.each([
    ['--service s', { service: ['s'] }],
    ['--service=s=t', { service: ['s=t'] }],
    ['--service -', { service: ['-'] }],
    ['--account a --account b', { account: ['a', 'b'] }],
    ['-yo json', { yes: ['true'], output: ['json'] }],
    ['-ojson', { output: ['json'] }],
    ['--no-input', { 'no-input': ['true'] }],
    ['--retry', { retry: ['true'] }],
    ['--no-retry', { retry: ['false'] }],
    ['', {}],
  ])('%s', (line, expected) => {
    expect(Object.fromEntries(parseArguments('x', { options: specs }, line.split(' ').filter((word) => word !== '')))).toEqual(expected);
  });
});

describe('the examples of every command', () => {
  it.each(registry.map((entry) => [entry.path.join(' '), entry] as const))('%s', async (_, entry) => {
    const command = await entry.load();
    for (const { line } of command.examples) {
      const found = findCommand(line.replace(/^apim-llm /, '').split(' '), registry);
      expect(found.entry).toBe(entry);
      const given = parseArguments(entry.path.join(' '), { options: [...command.options, ...globalsOf(command)], arguments: command.arguments }, found.rest);
      expect([...command.options, ...(command.arguments ?? [])].filter(({ required, name }) => required === true && !given.has(name))).toEqual([]);
    }
  });
});

describe('finding the command', () => {
  it('lets global options stand before it', () => {
    const { entry, rest } = findCommand(['-o', 'json', '--service=x', '-g', 'rg', 'emulator', '--quiet', 'start', '--detach'], registry);
    expect(entry?.path).toEqual(['emulator', 'start']);
    expect(rest).toEqual(['-o', 'json', '--service=x', '-g', 'rg', '--quiet', '--detach']);
  });

  it('takes no value for a command', () => {
    const { entry, rest } = findCommand(['--service', 'import', 'status'], registry);
    expect(entry?.path).toEqual(['status']);
    expect(rest).toEqual(['--service', 'import']);
  });
});
