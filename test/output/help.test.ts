import { describe, expect, it } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { globalOptions } from '../../src/input/global-options.ts';
import { commandHelp, groupHelp, rootHelp } from '../../src/output/help.ts';

const groups = [{ title: 'Global options', options: globalOptions }];
const tooWide = (text: string, width: number): readonly string[] => text.split('\n').filter((line) => line.length > width);

describe('help', () => {
  it.each([80, 60, 40])('fits %i columns', async (width) => {
    const commands = await Promise.all(registry.map((entry) => entry.load()));
    const texts = [...commands.map((command) => commandHelp(command, groups, width)), rootHelp(registry, groups, width), groupHelp(['spec'], registry, groups, width)];
    expect(texts.flatMap((text) => tooWide(text, width))).toEqual([]);
  });

  it('names the exit codes that a command can have', async () => {
    const help = async (name: string): Promise<string> => {
      const command = await registry.find(({ path }) => path.join(' ') === name)?.load();
      return command === undefined ? '' : commandHelp(command, groups, 80);
    };
    expect(await help('import')).toContain('  5     conflict');
    expect(await help('spec show')).toContain('  130   cancelled');
    expect(await help('spec show')).not.toMatch(/^ {2}[3457] /m);
  });
});
