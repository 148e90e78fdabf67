import { describe, expect, it } from 'vitest';
import type { OptionSpec } from '../../commands/command.ts';
import { globalOptions } from '../../src/input/global-options.ts';
import type { RawValue } from '../../src/input/raw-value.ts';
import { resolve } from '../../src/input/resolve.ts';

const service: OptionSpec = { name: 'service', type: 'text', help: '' };
const account: OptionSpec = { name: 'account', type: 'list', help: '', required: true };
const parallel: OptionSpec = { name: 'parallel', type: 'integer', help: '', default: 8 };
const retry: OptionSpec = { name: 'accept-retry-after', type: 'switch', help: '', negatable: true };

interface Case {
  readonly given?: Record<string, readonly string[]>;
  readonly env?: Record<string, string>;
  readonly config?: Record<string, RawValue>;
}

function resolved(specs: readonly OptionSpec[], command: readonly string[] | undefined, { given = {}, env = {}, config = {} }: Case) {
  return resolve(specs, command, { given: new Map(Object.entries(given)), env, config: (name) => config[name] });
}

describe('the value of an option', () => {
  const config = { service: { texts: ['from-config'], from: 'apim-llm.yaml:1:10' } };
  const env = { APIM_LLM_SERVICE: 'from-env' };
  const given = { service: ['from-flag'] };

  it.each<[string, Case, string | undefined, string | undefined]>([
    ['a flag wins', { given, env, config }, 'from-flag', '--service'],
    ['then the environment', { env, config }, 'from-env', 'APIM_LLM_SERVICE'],
    ['then the config file', { config }, 'from-config', 'apim-llm.yaml:1:10'],
    ['an empty variable is none', { env: { APIM_LLM_SERVICE: '' }, config }, 'from-config', 'apim-llm.yaml:1:10'],
    ['nothing is nothing', {}, undefined, undefined],
  ])('%s', (_, sources, value, from) => {
    const { values, origins } = resolved([service], undefined, sources);
    expect(values['service']).toBe(value);
    expect(origins.get('service')).toBe(from);
  });

  it('falls back to the default, and says so', () => {
    const { values, origins } = resolved([parallel], undefined, {});
    expect(values['parallel']).toBe(8);
    expect(origins.get('parallel')).toBe('default');
  });

  it('reports every required one that is missing', () => {
    expect(resolved([account, { ...service, required: true }], ['import'], {}).missing.map(({ name }) => name)).toEqual(['account', 'service']);
  });
});

describe('two options that say the same', () => {
  const version: OptionSpec = { name: 'api-version', type: 'text', help: '', insteadOf: 'spec' };
  const spec: OptionSpec = { name: 'spec', type: 'text', help: '' };
  const config = { spec: { texts: ['config-spec'], from: 'c' }, 'api-version': { texts: ['config-version'], from: 'c' } };
  const env = { APIM_LLM_IMPORT_SPEC: 'env-spec' };

  it.each<[string, Case, Record<string, string>]>([
    ['a flag is stronger than the environment', { given: { 'api-version': ['flag'] }, env }, { apiVersion: 'flag' }],
    ['also the other way round', { given: { spec: ['flag'] }, config: { 'api-version': config['api-version'] } }, { spec: 'flag' }],
    ['the environment is stronger than the config file', { env, config: { 'api-version': config['api-version'] } }, { spec: 'env-spec' }],
    ['of one source both count, for the command to refuse', { config }, { spec: 'config-spec', apiVersion: 'config-version' }],
    ['one alone counts', { config: { spec: config.spec } }, { spec: 'config-spec' }],
  ])('%s', (_, sources, values) => {
    expect(resolved([version, spec], ['import'], sources).values).toEqual(values);
  });
});

describe('names of variables', () => {
  it.each<[string, OptionSpec, readonly string[] | undefined, Record<string, string>]>([
    ['a global option', { name: 'resource-group', type: 'text', help: '' }, undefined, { APIM_LLM_RESOURCE_GROUP: 'x' }],
    ['an option of a command', { name: 'spec', type: 'text', help: '' }, ['import'], { APIM_LLM_IMPORT_SPEC: 'x' }],
    ['an option of a command of two words', { name: 'ready-file', type: 'text', help: '' }, ['emulator', 'start'], { APIM_LLM_EMULATOR_START_READY_FILE: 'x' }],
    ['the subscription, by our name', { name: 'subscription', type: 'text', help: '' }, undefined, { APIM_LLM_SUBSCRIPTION: 'x', AZURE_SUBSCRIPTION_ID: 'y' }],
    ['the subscription, by Azure’s name', { name: 'subscription', type: 'text', help: '' }, undefined, { AZURE_SUBSCRIPTION_ID: 'x' }],
  ])('%s', (_, spec, command, env) => {
    expect(Object.values(resolved([spec], command, { env }).values)).toEqual(['x']);
  });
});

describe('types', () => {
  it.each<[OptionSpec, string, unknown]>([
    [account, 'a, b,c,', ['a', 'b', 'c']],
    [parallel, '3', 3],
    [retry, 'true', true],
    [retry, '0', false],
    [retry, 'No', false],
    [{ name: 'cloud', type: 'choice', choices: ['AzureCloud', 'AzureChinaCloud'], help: '' }, 'azurechinacloud', 'AzureChinaCloud'],
  ])('%o from %s', (spec, text, value) => {
    const { values } = resolved([spec], undefined, { env: { [`APIM_LLM_${spec.name.toUpperCase().replaceAll('-', '_')}`]: text } });
    expect(Object.values(values)).toEqual([value]);
  });

  it.each<[OptionSpec, string, string]>([
    [parallel, '1.5', 'APIM_LLM_PARALLEL: "1.5" is not a whole number'],
    [parallel, '-1', 'APIM_LLM_PARALLEL: "-1" is not a whole number'],
    [retry, 'maybe', 'APIM_LLM_ACCEPT_RETRY_AFTER: "maybe" is neither true nor false'],
    [service, '  ', 'APIM_LLM_SERVICE: the value is empty'],
  ])('%o refuses %s and says where it stands', (spec, text, message) => {
    const env = { [`APIM_LLM_${spec.name.toUpperCase().replaceAll('-', '_')}`]: text };
    expect(() => resolved([spec], undefined, { env })).toThrow(expect.objectContaining({ code: 'InvalidValue', exitCode: 2, message }));
  });
});

describe('global options', () => {
  it('have each name and short name once', () => {
    const names = globalOptions.flatMap(({ name, short }) => (short === undefined ? [name] : [name, short]));
    expect(new Set(names).size).toBe(names.length);
  });
});
