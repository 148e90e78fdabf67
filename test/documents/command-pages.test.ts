import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { commandPages, folder } from '../../scripts/command-pages/pages.ts';
import { globalsOf } from '../../src/cli/command-globals.ts';
import { candidatesAt } from '../../src/cli/complete/candidates.ts';
import { placeOf } from '../../src/cli/complete/position.ts';
import { commandHelp } from '../../src/output/help.ts';

const root = path.resolve(import.meta.dirname, '../..');
const anew = 'node scripts/command-pages.ts writes docs/commands anew';
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

describe('the pages of the commands', () => {
  let pages: ReadonlyMap<string, string>;
  beforeAll(async () => {
    pages = await commandPages();
  });

  it('are what scripts/command-pages.ts makes of the registry', () => {
    const there = readdirSync(path.join(root, folder));
    expect(there.toSorted(), anew).toEqual([...pages.keys()].toSorted());
    expect(there.filter((name) => readFileSync(path.join(root, folder, name), 'utf8') !== pages.get(name)), anew).toEqual([]);
  });

  it('are one for every command, in both languages', () => {
    const names = registry.flatMap(({ path: words }) => [`${words.join('-')}.md`, `${words.join('-')}.ja.md`]);
    expect(names.filter((name) => !existsSync(path.join(root, folder, name)))).toEqual([]);
  });

  it('are in the language that their names say', () => {
    const withoutLink = (text: string): string => text.replaceAll(/^日本語: .*$/gm, '');
    expect([...pages].filter(([name, text]) => japanese.test(withoutLink(text)) !== name.endsWith('.ja.md')).map(([name]) => name)).toEqual([]);
  });

  it('have no cell that breaks its table', () => {
    const broken = [...pages].filter(([, text]) => text.split('\n\n').filter((block) => block.startsWith('|')).some((block) => new Set(block.trim().split('\n').map((line) => line.split(/(?<!\\)\|/).length)).size !== 1));
    expect(broken.map(([name]) => name)).toEqual([]);
  });

  it('refuse a command that nobody has translated or described', async () => {
    const [first] = registry;
    if (first === undefined) throw new Error('there are commands');
    const changed = { ...first, load: async () => ({ ...(await first.load()), summary: 'Do what nobody knows' }) };
    await expect(commandPages([changed, ...registry.slice(1)])).rejects.toThrow('no Japanese in scripts/command-pages/ja/summaries: Do what nobody knows');
    await expect(commandPages(registry.slice(1))).rejects.toThrow(first.path.join(' '));
  });
});

describe.each(registry.map((entry) => [entry.path.join(' '), entry] as const))('%s', (_, entry) => {
  it('has the same options in its page, its help and its completion', async () => {
    const command = await entry.load();
    const options = [...command.options, ...globalsOf(command)];
    const flags = options.flatMap(({ name, negatable }) => [`--${name}`, ...(negatable === true ? [`--no-${name}`] : [])]);
    const told = await candidatesAt(await placeOf([...command.path, '--'], registry), registry, () => Promise.resolve([]));
    expect(told === 'files' ? [] : told.map(({ value }) => value).toSorted()).toEqual(flags.toSorted());

    const help = commandHelp(command, [{ title: 'Global options', options: globalsOf(command) }], 80);
    const page = readFileSync(path.join(root, folder, `${command.path.join('-')}.md`), 'utf8');
    for (const { name, negatable } of options) {
      const shown = new RegExp(negatable === true ? String.raw`--(\[no-\])?${name}\b` : `--${name}(?![a-z-])`);
      expect(help).toMatch(shown);
      expect(page).toMatch(shown);
    }
    for (const { line } of command.examples) expect(page).toContain(`\n${line}\n`);
  });

  it('says what it leaves behind, in short sentences', async () => {
    const { effects = [] } = await entry.load();
    expect(effects.length).toBeGreaterThan(0);
    expect(effects.filter((text) => text.endsWith('.') || text.length > 185)).toEqual([]);
  });
});
