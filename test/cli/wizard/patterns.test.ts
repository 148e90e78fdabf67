import { describe, expect, it } from 'vitest';
import { english } from '../../../src/cli/wizard/texts/en.ts';
import { account, accounts, api, component, inBody } from './fixture.ts';
import { line, question, walk, world } from './walk.ts';

describe('Import', () => {
  const chosen = { pattern: ['import'] };

  it('refuses accounts that take no tokens, and offers others for what the first does not have', () => {
    const bare = account('regional', { 'gpt-4o': {} }, { properties: { customSubDomainName: null } });
    const without = account('other', { whisper: {} }, { properties: { endpoints: {} } });
    const from = world({ accounts: [bare, ...accounts, without, account('same', { 'gpt-4o': {} })] });
    const first = question('account', 'one', chosen, from);
    expect(first.choices.map(({ refused }) => refused)).toEqual([english.refused.noSubdomain, undefined, undefined, english.refused.noIdentityKey, undefined]);
    expect(first.usual).toBe('aoai-swe');
    expect(question('further', 'some', chosen, from).choices).toEqual([expect.objectContaining({ value: 'aoai-eus', about: 'adds dall-e-3' })]);
    expect(walk({ ...chosen, account: ['aoai-eus'] }, world({ accounts: accounts.slice(1) })).asked.map(({ id }) => id)).not.toContain('further');
  });

  it.each([
    [{ further: ['aoai-eus'], wait: ['no'] }, '--account aoai-swe --account aoai-eus'],
    [{ description: ['builtin-v1'], wait: ['no'] }, '--account aoai-swe --spec builtin-v1'],
    [{ description: ['2024-10-21'], wait: ['yes'] }, '--account aoai-swe --api-version 2024-10-21 --wait'],
  ])('%j is %s', (more, options) => {
    expect(line({ ...chosen, ...more })).toBe(`import --service apim-demo -g rg-ai ${options}`);
  });

  it('keeps an API that was named', () => {
    expect(line({ ...chosen, wait: ['no'] }, world({}, { api: 'team-a' }))).toBe('import --service apim-demo -g rg-ai --api team-a --account aoai-swe');
  });

  it('offers versions, newest first', () => {
    const versions = question('description', 'one', chosen).choices.slice(2).map(({ value }) => value);
    expect(versions.length).toBeGreaterThan(15);
    expect(versions.filter((each) => each.startsWith('20'))).toEqual(versions.filter((each) => each.startsWith('20')).toSorted().toReversed());
  });
});

describe('Facade', () => {
  const chosen = { pattern: ['facade'] };

  it('offers deployments with model, region and quota, and whole accounts of several', () => {
    const { choices } = question('target', 'one', chosen);
    expect(choices.map(({ value }) => value)).toEqual(['aoai-swe/gpt-4o', 'aoai-swe/text-embedding-3-large', 'aoai-swe', 'aoai-eus/gpt-4o', 'aoai-eus/dall-e-3', 'aoai-eus']);
    expect(choices[3]?.facts).toBe('gpt-4o 1 · eastus · Standard · 20K TPM');
    expect(choices[2]?.facts).toContain('all its 2 deployments');
  });

  it('takes first what the account of the API does not have', () => {
    const of = (host: string) => question('target', 'one', chosen, world({ apis: [{ ...api(), body: { properties: { path: 'openai', serviceUrl: `https://${host}.openai.azure.com/openai` } } }] })).usual;
    expect(of('aoai-swe')).toBe('aoai-eus/dall-e-3');
    expect(of('AOAI-eus')).toBe('aoai-swe/text-embedding-3-large');
    expect(of('elsewhere')).toBe('aoai-swe/gpt-4o');
  });

  it('asks for a name only for one deployment, and where it stands in the path', () => {
    expect(line({ ...chosen, target: ['aoai-eus/dall-e-3'], as: ['pictures'] })).toContain('--account aoai-eus/dall-e-3 --as pictures');
    expect(walk({ ...chosen, target: ['aoai-eus'] }, world()).asked.map(({ id }) => id)).not.toContain('as');
    expect(walk({ ...chosen, target: ['aoai-eus/dall-e-3'] }, world({ operations: inBody })).asked.map(({ id }) => id)).not.toContain('as');
  });

  it.each([['pictures', undefined], ['a b', undefined], ['a/b', english.as.check], ['*', english.as.check], ['x'.repeat(201), english.as.check], ['a\u0007', english.as.check]])('takes %j as a name: %s', (name, error) => {
    expect(question('as', 'text', chosen).check(name)).toBe(error);
  });
});

describe('Pool', () => {
  const chosen = { pattern: ['pool'] };
  const others = [...accounts, account('jpe', { four: { model: 'gpt-4o' } }), account('uks', { 'gpt-4o': { version: '2' } })];

  it('marks all of the model that has most, and wants two', () => {
    const members = question('members', 'some', chosen, world({ accounts: others }));
    expect(members.usual).toEqual(['aoai-swe/gpt-4o', 'aoai-eus/gpt-4o', 'jpe/four']);
    expect(members.check(['aoai-swe/gpt-4o'])).toBe(english.members.tooFew);
    expect(members.check(members.usual)).toBeUndefined();
    expect(members.check(Array.from({ length: 31 }, (_, index) => `a${index}/gpt-4o`))).toBe(english.members.tooMany(30));
  });

  it('asks under which name different ones are called, with the model as the usual one', () => {
    const from = world({ accounts: others });
    expect(question('as', 'text', chosen, from).usual).toBe('gpt-4o');
    expect(line({ ...chosen, as: ['chat'] }, from)).toBe('pool create chat --service apim-demo -g rg-ai --api azure-openai --member aoai-swe/gpt-4o --member aoai-eus/gpt-4o --member jpe/four --as chat');
  });

  it('takes no different names where they stand in the body', () => {
    const members = question('members', 'some', chosen, world({ accounts: others, operations: inBody }));
    expect(members.usual).toEqual(['aoai-swe/gpt-4o', 'aoai-eus/gpt-4o']);
    expect(members.check(['aoai-swe/gpt-4o', 'jpe/four'])).toBe(english.members.namesDiffer);
  });

  it.each([['gpt-4o', true], ['a--b', false], ['-a', false], ['openai', false], ['', false]])('takes the name %j: %s', (name, isTaken) => {
    expect(question('poolName', 'text', chosen).check(name) === undefined).toBe(isTaken);
  });

  it.each([['none', '--mode none'], ['retry', '--mode retry'], ['breaker', '--mode breaker']])('in mode %s has %s', (mode, option) => {
    expect(line({ ...chosen, mode: [mode] }).endsWith(` ${option}`)).toBe(true);
  });
});

describe('Burst', () => {
  const chosen = { pattern: ['burst'] };

  it('has provisioned throughput first, and the others behind it', () => {
    const from = world({ accounts: [...accounts, account('ptu', { 'gpt-4o': { sku: 'ProvisionedManaged' } })] });
    expect(question('main', 'one', chosen, from).usual).toBe('ptu/gpt-4o');
    const spill = question('spill', 'some', chosen, from);
    expect(spill.usual).toEqual(['aoai-swe/gpt-4o', 'aoai-eus/gpt-4o']);
    expect(spill.check([])).toBe(english.spill.tooFew);
    expect(spill.check(['aoai-swe/gpt-4o'])).toBeUndefined();
  });

  it('offers for the overflow only what can be called by the same name, where that stands in the body', () => {
    const from = world({ accounts: [...accounts, account('jpe', { four: { model: 'gpt-4o' } })], operations: inBody });
    expect(question('spill', 'some', chosen, from).choices.map(({ value }) => value)).toEqual(['aoai-eus/gpt-4o']);
    expect(walk({ ...chosen, main: ['jpe/four'] }, from).last).toMatchObject({ does: 'stuck', why: english.stuck.nothing });
  });

  it('has the settings of the article too', () => {
    expect(line({ ...chosen, mode: ['article'] }).endsWith(' --preset article')).toBe(true);
    expect(question('mode', 'one', chosen).choices.map(({ value }) => value)).toEqual(['both', 'retry', 'breaker', 'article']);
  });
});

describe('Monitoring', () => {
  it('offers the components that there are, and a new one', () => {
    expect(question('component', 'one', { pattern: ['monitor'] }).choices.map(({ name }) => name)).toEqual(['appi-demo', 'A new one']);
    expect(line({ pattern: ['monitor'], component: [''], llmLogs: ['no'] })).toBe('monitor enable --service apim-demo -g rg-ai --api azure-openai --create');
    const same = { ...component, id: component.id.replace('rg-ai', 'rg-b') };
    expect(line({ pattern: ['monitor'], llmLogs: ['no'] }, world({ components: [component, same] }))).toContain(`--app-insights ${component.id}`);
  });
});
