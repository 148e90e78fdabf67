import { describe, expect, it } from 'vitest';
import { destroyCommand } from '../../commands/destroy.ts';
import { importCommand } from '../../commands/import.ts';
import { probeCommand } from '../../commands/probe.ts';
import { registry } from '../../commands/registry.ts';
import { specListCommand } from '../../commands/spec-list.ts';
import { specShowCommand } from '../../commands/spec-show.ts';
import { statusCommand } from '../../commands/status.ts';
import { globalsOf } from '../../src/cli/command-globals.ts';

describe.each([importCommand, destroyCommand, statusCommand, probeCommand, specListCommand, specShowCommand])('$path', (command) => {
  it('has examples that name it and use options that exist', () => {
    const known = new Set([...command.options, ...globalsOf(command)].map(({ name }) => `--${name}`));
    expect(command.examples.length).toBeGreaterThan(0);
    for (const { line } of command.examples) {
      expect(line).toMatch(new RegExp(`^apim-llm ${command.path.join(' ')}( |$)`));
      expect(line.match(/--[a-z-]+/g)?.filter((flag) => !known.has(flag)) ?? []).toEqual([]);
    }
  });

  it('loads its code when it is asked for', async () => {
    const module = await command.load();
    for (const name of command.does === 'local' ? ['report'] : ['prepare', 'scope']) expect(module).toHaveProperty(name, expect.any(Function));
  });
});

describe.each(registry.map((entry) => [entry.path.join(' '), entry] as const))('%s', (_, entry) => {
  it('is summed up in the list as in its help', async () => {
    expect((await entry.load()).summary).toBe(entry.summary);
  });

  it('calls no argument as an option is called, and asks for no required one after an optional one', async () => {
    const command = await entry.load();
    const places = command.arguments ?? [];
    const names = [...places, ...command.options, ...globalsOf(command)].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(places.map(({ required }) => required === true)).toEqual(places.map(({ required }) => required === true).toSorted((a, b) => Number(b) - Number(a)));
  });
});

describe('import', () => {
  it('needs an account and asks for it', () => {
    expect(importCommand.options.filter(({ required }) => required)).toMatchObject([{ name: 'account', ask: expect.any(String) }]);
  });
});
