import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../src/cli/wizard/command-line.ts';
import { knownAtFirst, type Known } from '../../../src/cli/wizard/known.ts';
import { answered, answersOf, anew, atStart, back, canGoBack, nextOf, type Machine, type Next } from '../../../src/cli/wizard/machine.ts';
import type { Named, StepId } from '../../../src/cli/wizard/step.ts';
import { english } from '../../../src/cli/wizard/texts/en.ts';
import { patterns, type Pattern } from '../../../src/cli/wizard/texts/texts.ts';
import type { Question } from '../../../src/model/question.ts';
import { account, accounts, api, away, component, home, inBody, known, service, subscriptions, type Made } from './fixture.ts';

type Chosen = Partial<Record<StepId, readonly string[]>>;
type Asked = Extract<Next, { does: 'ask' }>;

interface World {
  readonly known: Known;
  readonly named: Named;
  readonly texts: typeof english;
}

const world = (made: Made = {}, named: Named = {}): World => ({ known: known(made), named, texts: english });

function usualOf(about: Question): readonly string[] {
  if (about.kind === 'some') return about.usual;
  if (about.kind === 'text') return [about.usual];
  return [about.usual ?? about.choices.find(({ refused }) => refused === undefined)?.value ?? ''];
}

/** Takes what is usual, or what is said here, until `until` is asked, or everything is answered. */
function walk(chosen: Chosen, from: World, until?: StepId): { readonly machine: Machine; readonly last: Next; readonly asked: readonly Asked[]; readonly told: readonly StepId[] } {
  let machine = atStart;
  const asked: Asked[] = [];
  const told: StepId[] = [];
  for (;;) {
    const next = nextOf(machine, from);
    if (next.does === 'tell') {
      told.push(next.id);
      machine = answered(machine, next.id, next.values, false);
    } else if (next.does === 'ask' && next.id !== until) {
      asked.push(next);
      machine = answered(machine, next.id, chosen[next.id] ?? usualOf(next.question), true);
    } else return { machine, last: next, asked, told };
  }
}

function line(chosen: Chosen, from = world(), where: readonly string[] = []): string {
  const { last, machine } = walk(chosen, from);
  expect(last).toEqual({ does: 'run' });
  return commandLine({ answers: answersOf(machine), known: from.known, named: from.named }, where).join(' ');
}

/** The question, with these answers before it. */
function question<Kind extends Question['kind']>(id: StepId, kind: Kind, chosen: Chosen, from = world()): Extract<Question, { kind: Kind }> {
  const { last } = walk(chosen, from, id);
  if (last.does !== 'ask' || last.id !== id || last.question.kind !== kind) throw new Error(`${id} was not asked: ${JSON.stringify(last)}`);
  return last.question as Extract<Question, { kind: Kind }>;
}

const refusals = (made: Made): Readonly<Record<string, string | undefined>> => Object.fromEntries(question('pattern', 'one', {}, world(made)).choices.map(({ refused, value }) => [value, refused]));

const usual: Readonly<Record<Pattern, { readonly asks: readonly StepId[]; readonly line: string }>> = {
  import: { asks: ['pattern', 'account', 'further', 'description', 'wait'], line: 'import --service apim-demo -g rg-ai --account aoai-swe --wait' },
  prune: { asks: ['pattern', 'prune'], line: 'prune-ops --service apim-demo -g rg-ai --api azure-openai' },
  facade: { asks: ['pattern', 'target', 'as'], line: 'facade add --service apim-demo -g rg-ai --api azure-openai --account aoai-swe/gpt-4o' },
  pool: { asks: ['pattern', 'members', 'poolName', 'mode'], line: 'pool create gpt-4o --service apim-demo -g rg-ai --api azure-openai --member aoai-swe/gpt-4o --member aoai-eus/gpt-4o' },
  burst: { asks: ['pattern', 'main', 'spill', 'mode'], line: 'burst enable --service apim-demo -g rg-ai --api azure-openai --main aoai-swe/gpt-4o --spill aoai-eus/gpt-4o' },
  monitor: { asks: ['pattern', 'component', 'llmLogs'], line: 'monitor enable --service apim-demo -g rg-ai --api azure-openai --app-insights appi-demo --llm-logs' },
};

describe.each(patterns)('%s', (pattern) => {
  it('asks for what has several answers, and is a command', () => {
    expect(walk({ pattern: [pattern] }, world()).asked.map(({ id }) => id)).toEqual(usual[pattern].asks);
    expect(line({ pattern: [pattern] })).toBe(usual[pattern].line);
  });

  it('goes back from every question to the one before, and has its answer as the usual one', () => {
    const { asked } = walk({ pattern: [pattern] }, world());
    for (const [index, { id }] of asked.entries()) {
      const { machine } = walk({ pattern: [pattern] }, world(), id);
      expect(canGoBack(machine)).toBe(index > 0);
      if (index === 0) continue;
      const before = asked[index - 1];
      const next = nextOf(back(machine), world());
      expect(next).toMatchObject({ does: 'ask', id: before?.id });
      expect(next.does === 'ask' && usualOf(next.question)).toEqual(answersOf(machine)[before?.id ?? 'pattern']);
    }
  });

  it('goes back from the end to the last question', () => {
    const { asked, machine } = walk({ pattern: [pattern] }, world());
    expect(nextOf(back(machine), world())).toMatchObject({ does: 'ask', id: asked.at(-1)?.id });
  });
});

describe('what is asked first', () => {
  it('is stated where there is one of it, with its name', () => {
    expect(nextOf(atStart, world())).toEqual({ does: 'tell', id: 'subscription', values: [home], label: 'Subscription', name: 'Team one' });
    expect(walk({}, world(), 'pattern').told).toEqual(['subscription', 'service']);
  });

  it('is asked where there are several, with region and tier', () => {
    const choices = question('service', 'one', {}, world({ services: [service(), service('apim-two')] })).choices;
    expect(choices.map(({ facts, name }) => `${name}: ${facts}`)).toEqual(['apim-demo: rg-ai · swedencentral · StandardV2', 'apim-two: rg-ai · swedencentral · StandardV2']);
  });

  it('is not asked where it was named; a name that nothing has is no answer', () => {
    const two = { services: [service(), service('apim-two')], subscriptions: [...subscriptions, { id: away, name: 'Team two' }] };
    const { told } = walk({}, world(two, { subscription: 'team one', service: 'APIM-two', resourceGroup: 'RG-AI' }), 'pattern');
    expect(told).toEqual(['subscription', 'service']);
    expect(walk({}, world(two, { subscription: home, service: 'apim-tow' }), 'service').last).toMatchObject({ does: 'ask', id: 'service' });
    expect(walk({}, world(two, { subscription: home, resourceGroup: 'rg-b' }), 'service').last).toMatchObject({ does: 'ask', id: 'service' });
  });

  it('is read before', () => {
    const empty = { ...world(), known: knownAtFirst(subscriptions) };
    expect(walk({}, empty).last).toEqual({ does: 'read', need: { what: 'services', id: home, name: 'Team one' } });
    const services = { ...empty, known: { ...empty.known, services: known().services } };
    expect(walk({}, services).last).toMatchObject({ does: 'read', need: { what: 'inventory', name: 'apim-demo' } });
    const inventory = { ...services, known: { ...known(), operations: new Map() } };
    expect(walk({ pattern: ['pool'] }, inventory).last).toMatchObject({ does: 'read', need: { what: 'operations', name: 'azure-openai' } });
    expect(walk({ pattern: ['burst'] }, inventory).last).toMatchObject({ does: 'read', need: { what: 'operations' } });
    expect(walk({ pattern: ['facade'] }, inventory).last).toMatchObject({ does: 'read', need: { what: 'operations' } });
  });

  it('cannot be chosen where there is none, and says what to do', () => {
    expect(nextOf(atStart, world({ subscriptions: [] }))).toMatchObject({ does: 'stuck', why: expect.stringContaining('az login') });
    expect(walk({}, world({ services: [] })).last).toMatchObject({ does: 'stuck', why: 'There is no API Management service in Team one. Make one: az apim create' });
  });
});

describe('steps that make no sense yet', () => {
  it('say why', () => {
    const { refused } = english;
    expect(refusals({})).toEqual({ import: undefined, prune: undefined, facade: undefined, pool: undefined, burst: undefined, monitor: undefined });
    expect(refusals({ apis: [] })).toMatchObject({ import: undefined, prune: refused.noApi, monitor: refused.noApi, pool: refused.noApi });
    expect(refusals({ accounts: [] })).toMatchObject({ import: refused.noAccounts, facade: refused.nothingDeployed, pool: refused.noModelTwice, burst: refused.noModelTwice });
    expect(refusals({ accounts: accounts.slice(0, 1) })).toMatchObject({ import: undefined, facade: refused.oneAccount, pool: refused.noModelTwice });
    expect(refusals({ apis: [api('apim-llm-canary', 'x')] })).toMatchObject({ prune: refused.noApi });
  });

  it('are told together where none makes sense', () => {
    expect(walk({}, world({ accounts: [], apis: [] })).last).toMatchObject({ does: 'stuck', why: expect.stringContaining('Import: there is no Azure OpenAI') });
  });

  it('do not count deployments that serve no calls', () => {
    const batch = account('b', { 'gpt-4o': { sku: 'GlobalBatch' } });
    expect(refusals({ accounts: [account('a', { 'gpt-4o': {} }), batch] })).toMatchObject({ pool: english.refused.noModelTwice });
  });

  it('stand behind the one that makes most sense', () => {
    const preselected = (made: Made): string | undefined => question('pattern', 'one', {}, world(made)).usual;
    expect(preselected({ apis: [] })).toBe('import');
    expect(preselected({})).toBe('pool');
    expect(preselected({ accounts: [account('a', { 'gpt-4o': {} }), account('b', { whisper: {} })] })).toBe('facade');
    expect(preselected({ accounts: [account('a', { 'gpt-4o': {} })] })).toBe('prune');
  });
});

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

describe('the command line', () => {
  it('names what is not obvious: the subscription among several, accounts of others by ARM id', () => {
    const from = world({ subscriptions: [...subscriptions, { id: away, name: 'Team two' }], accounts: [...accounts, account('aoai-swe', { 'gpt-4o': {} }, { subscription: away })] });
    const made = line({ subscription: [home], pattern: ['pool'] }, from, ['--cloud', 'AzureUSGovernment']);
    expect(made).toBe(`pool create gpt-4o --service apim-demo -g rg-ai --subscription ${home} --api azure-openai --member aoai-swe/gpt-4o --member aoai-eus/gpt-4o --member /subscriptions/${away}/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-swe/gpt-4o --cloud AzureUSGovernment`);
    expect(line({ pattern: ['prune'] }, world({}, { subscription: 'Team one' }))).toContain(`--subscription ${home}`);
  });

  it('asks for the API among several, ours first', () => {
    const from = world({ apis: [api('portal', 'portal', 'by hand'), api()] });
    expect(question('api', 'one', { pattern: ['prune'] }, from).usual).toBe(api().id);
    expect(line({ pattern: ['prune'], prune: ['delete'] }, { ...from, named: { api: 'PORTAL' } })).toContain('--api portal --mode delete');
  });
});

describe('another step', () => {
  it('stays on the service', () => {
    const { machine } = walk({ pattern: ['prune'] }, world());
    const next = nextOf(anew(machine), world());
    expect(next).toMatchObject({ does: 'ask', id: 'pattern', question: { canGoBack: false } });
  });
});
