import { describe, expect, it } from 'vitest';
import { importCommand } from '../../commands/import.ts';
import { statusCommand } from '../../commands/status.ts';

describe.each([importCommand, statusCommand])('$path', (command) => {
  it('has examples that name it and use options that exist', () => {
    const known = new Set([...command.options.map(({ name }) => `--${name}`), '--service', '--api', '--dry-run', '--exit-code']);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const { line } of command.examples) {
      expect(line).toMatch(new RegExp(`^apim-llm ${command.path.join(' ')} `));
      expect(line.match(/--[a-z-]+/g)?.filter((flag) => !known.has(flag))).toEqual([]);
    }
  });

  it('loads its code when it is asked for', async () => {
    expect(await command.load()).toMatchObject({ prepare: expect.any(Function), scope: expect.any(Function) });
  });
});

describe('import', () => {
  it('needs an account and asks for it', () => {
    expect(importCommand.options.filter(({ required }) => required)).toMatchObject([{ name: 'account', ask: expect.any(String) }]);
  });
});
