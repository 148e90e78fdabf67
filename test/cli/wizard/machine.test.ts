import { describe, expect, it } from 'vitest';
import { knownAtFirst } from '../../../src/cli/wizard/known.ts';
import { answersOf, anew, atStart, back, canGoBack, nextOf } from '../../../src/cli/wizard/machine.ts';
import type { StepId } from '../../../src/cli/wizard/step.ts';
import { english } from '../../../src/cli/wizard/texts/en.ts';
import { patterns, type Pattern } from '../../../src/cli/wizard/texts/texts.ts';
import { account, accounts, api, away, home, known, service, subscriptions, type Made } from './fixture.ts';
import { line, question, usualOf, walk, world } from './walk.ts';

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

describe('the command line', () => {
  it('names what is not obvious: the subscription among several, accounts of others by ARM id', () => {
    const from = world({ subscriptions: [...subscriptions, { id: away, name: 'Team two' }], accounts: [...accounts, account('aoai-swe', { 'gpt-4o': {} }, { subscription: away })] });
    const made = line({ subscription: [home], pattern: ['pool'] }, from, ['--cloud', 'AzureUSGovernment']);
    expect(made).toBe(`pool create gpt-4o --service apim-demo -g rg-ai --subscription ${home} --api azure-openai --member aoai-swe/gpt-4o --member aoai-eus/gpt-4o --member /subscriptions/${away}/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-swe/gpt-4o --cloud AzureUSGovernment`);
    expect(line({ pattern: ['prune'] }, world({}, { subscription: 'Team one' }))).toContain(`--subscription ${home}`);
    const { choices } = question('members', 'some', { subscription: [home], pattern: ['pool'] }, from);
    expect(choices.map(({ facts, name }) => `${name}: ${facts}`)).toEqual(['aoai-swe/gpt-4o: swedencentral · Standard · 10K TPM', 'aoai-eus/gpt-4o: eastus · Standard · 20K TPM', 'aoai-swe/gpt-4o: swedencentral · Standard · 10K TPM · Team two · rg-ai']);
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
