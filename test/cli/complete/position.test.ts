import { describe, expect, it } from 'vitest';
import { registry } from '../../../commands/registry.ts';
import { answerLines } from '../../../src/cli/complete/answer-lines.ts';
import { candidatesAt, type Candidates } from '../../../src/cli/complete/candidates.ts';
import { placeOf } from '../../../src/cli/complete/position.ts';
import { argumentKindOf, valueKindOf } from '../../../src/cli/complete/value-kinds.ts';
import { globalOptions } from '../../../src/input/global-options.ts';

const asked: string[] = [];
const complete = async (...words: string[]): Promise<Candidates> =>
  candidatesAt(await placeOf(words, registry), registry, (kind) => {
    asked.push(kind);
    return Promise.resolve([{ value: `my-${kind}`, help: '' }, { value: `Other-${kind}`, help: '' }]);
  });
const values = async (...words: string[]): Promise<readonly string[] | string> => {
  const found = await complete(...words);
  return found === 'files' ? found : found.map(({ value }) => value);
};

describe('what may stand under the cursor', () => {
  it('is every first word of a command, with what it does or what follows', async () => {
    const found = await complete('');
    expect(found).toEqual(expect.arrayContaining([{ value: 'import', help: registry[0]?.summary }, { value: 'facade', help: 'add, list, remove' }]));
    expect(new Set(await values(''))).toEqual(new Set(registry.map(({ path }) => path[0])));
  });

  it('is the next word of a command, also behind global options', async () => {
    expect(await values('facade', '')).toEqual(['add', 'list', 'remove']);
    expect(await values('--service', 'x', 'facade', 'a')).toEqual(['add']);
    expect(await values('-g', 'rg', 'em')).toEqual(['emulator']);
    expect(await values('nothing-of-ours', '')).toEqual([]);
  });

  it('is an option that is not there yet; one that may stand several times is offered again', async () => {
    expect(await values('import', '--account', 'a', '--acc')).toEqual(['--account']);
    expect(await values('pool', 'create', 'x', '--mode', 'both', '--mod')).toEqual(['--model']);
    expect(await values('pool', 'create', 'x', '--no-acc')).toEqual(['--no-accept-retry-after']);
    expect(await values('status', '')).toContain('--exit-code');
  });

  it('is a choice of the option, in either way of writing it', async () => {
    expect(await values('pool', 'create', 'x', '--mode', '')).toEqual(['none', 'breaker', 'retry', 'both']);
    expect(await values('pool', 'create', 'x', '--mode=b')).toEqual(['--mode=breaker', '--mode=both']);
    expect(await values('pool', 'create', 'x', '--mode', '=', 'b')).toEqual(['--mode=breaker', '--mode=both']);
    expect(await values('completion', 'z')).toEqual(['zsh']);
  });

  it('is a name of what the option names, told without regard to case', async () => {
    expect(await values('import', '--account', 'MY')).toEqual(['my-account']);
    expect(await values('import', '--account', '=', 'o')).toEqual(['--account=Other-account']);
    expect(await values('facade', 'add', '--account', '')).toEqual(['my-accountOrDeployment', 'Other-accountOrDeployment']);
    expect(await values('burst', 'show', '')).toEqual(['my-pool', 'Other-pool']);
    expect(await values('-g', '')).toEqual(['my-resourceGroup', 'Other-resourceGroup']);
  });

  it('is nobody’s to say for the name of what is to be made, and asks nobody', async () => {
    asked.length = 0;
    expect(await values('pool', 'create', '')).toEqual([]);
    expect(await values('import', '--path', '')).toEqual([]);
    expect(await values('import', '--keep-all=')).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('is left to the shell where a file is named', async () => {
    expect(await values('import', '--spec', 'a')).toBe('files');
    expect(await values('--emulator-at', '')).toBe('files');
  });
});

describe('every option and argument that takes a text', () => {
  const free = ['api-version', 'path', 'identity', 'version-set', 'wait-for', 'as', 'within', 'open-for', 'rate', 'prompt', 'app-subscription', 'max-errors', 'expect-region', 'unsafe-host', 'take-over', 'location', 'since', 'until', 'interval', 'for', 'name', 'action-group'];

  it('has names or files to offer, or is known to have none', async () => {
    const commands = await Promise.all(registry.map((entry) => entry.load()));
    const all = [...commands, { path: [], options: globalOptions }];
    const unknown = all.flatMap((command) =>
      command.options.filter(({ name, type }) => (type === 'text' || type === 'list') && !free.includes(name) && valueKindOf(command, name) === undefined).map(({ name }) => `${command.path.join(' ')} --${name}`),
    );
    expect(unknown).toEqual([]);
    const places = commands.flatMap((command) => (command.arguments ?? []).filter(({ name, choices }) => choices === undefined && argumentKindOf(command, name) === undefined).map(({ name }) => `${command.path.join(' ')} <${name}>`));
    expect(places).toEqual(['pool create <name>', 'burst enable <name>', 'spec show <version>']);
  });
});

describe('the lines that shells read', () => {
  it('are a value and its help each, and `:files` alone', () => {
    expect(answerLines([{ value: 'a', help: 'one\n  two' }, { value: 'b', help: '' }])).toBe('a\tone two\nb\t\n');
    expect(answerLines('files')).toBe(':files\n');
  });

  it('leave out what would break them', () => {
    expect(answerLines([{ value: 'a\tb', help: '' }, { value: 'c\nd', help: '' }, { value: '\u001b[31m', help: '' }])).toBe('');
  });
});
