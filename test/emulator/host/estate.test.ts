import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Estate } from '../../../src/emulator/estate.ts';
import { loadEstate, readEstate } from '../../../src/emulator/estate-file.ts';
import { modelOptions } from '../../../src/emulator/model-options.ts';
import { UserError } from '../../../src/model/user-error.ts';

const demo = path.resolve(import.meta.dirname, '../../../templates/estates/demo.yaml');

function problemsIn(yaml: string): readonly string[] {
  try {
    readEstate(yaml, 'e.yaml');
  } catch (error) {
    if (error instanceof UserError && error.code === 'EstateInvalid' && error.exitCode === 2) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

describe('an estate', () => {
  it('gets the defaults for what it leaves open', () => {
    const estate = readEstate(
      `resourceGroups: [rg]
services: [{ name: s, resourceGroup: rg, region: eastus }]
accounts: [{ name: Acc, resourceGroup: RG, region: eastus, deployments: [{ name: gpt, model: gpt-4o, version: 2024-08-06 }] }]`,
      'e.yaml',
    );
    expect(estate).toEqual({
      subscription: '00000000-0000-0000-0000-000000000001',
      tenantId: '00000000-0000-0000-0000-0000000000aa',
      resourceGroups: ['rg'],
      services: [{ name: 's', resourceGroup: 'rg', region: 'eastus', sku: 'StandardV2', identity: 'none', userAssignedIdentities: [], units: 1 }],
      accounts: [
        {
          name: 'Acc', resourceGroup: 'RG', region: 'eastus', kind: 'OpenAI', disableLocalAuth: true, customSubDomainName: 'acc', publicNetworkAccess: 'Enabled',
          deployments: [
            {
              name: 'gpt', model: 'gpt-4o', version: '2024-08-06', format: 'OpenAI', sku: 'Standard', tokensPerMinute: 10_000, requestsPerMinute: 60, latencyMs: 20,
              capabilities: {}, ptu: 0, spillover: null,
            },
          ],
        },
      ],
      appInsights: [],
      caller: { roles: ['Owner'] },
      rolePropagation: 'PT0S',
      armLatencyMs: 0,
      resources: [],
      options: { importStatus: 201, operationIdNormalization: 'keep', armThrottling: 'off', basePolicyInheritance: 'off', exhaustedPool: 'on-error', breakerMemory: 'reset', gatewayUnits: 1, configPropagation: 'PT0S', logIngestion: 'PT0S', retryAfter: 'window-end', quotaWindow: 'first-call', requestSlice: 10, failedCallsCount: true, roleFlapping: 0 },
    } satisfies Estate);
  });

  it('may say that an account has no sub-domain, and put things made by hand', () => {
    const estate = readEstate(
      `resourceGroups: [rg]
accounts: [{ name: a1, resourceGroup: rg, region: eastus, customSubDomainName: null }]
resources: [{ id: /subscriptions/s/resourceGroups/rg, apiVersion: 2024-05-01, body: { properties: { n: [1, null, { x: y }] } } }]`,
      'e.yaml',
    );
    expect(estate.accounts[0]?.customSubDomainName).toBeNull();
    expect(estate.resources).toEqual([{ id: '/subscriptions/s/resourceGroups/rg', apiVersion: '2024-05-01', body: { properties: { n: [1, null, { x: 'y' }] } } }]);
  });

  it.each([
    ['{ retryAfter: window-end, quotaWindow: minute, requestSlice: 1, failedCallsCount: false, roleFlapping: 0.5 }', { retryAfter: 'window-end', quotaWindow: 'minute', requestSlice: 1, failedCallsCount: false, roleFlapping: 0.5 }],
    ['{ retryAfter: 86400, quotaWindow: sliding, roleFlapping: 1 }', { retryAfter: 86_400, quotaWindow: 'sliding', requestSlice: 10, failedCallsCount: true, roleFlapping: 1 }],
    ['{}', { retryAfter: 'window-end', quotaWindow: 'first-call', requestSlice: 10, failedCallsCount: true, roleFlapping: 0 }],
  ])('chooses how models behave: %s', (options, expected) => {
    expect(modelOptions(readEstate(`resourceGroups: [rg]\noptions: ${options}`, 'e.yaml'))).toEqual(expected);
  });

  it('of the demo can be read, and has an account that is not called as its sub-domain', async () => {
    const estate = await loadEstate(demo);
    expect(estate.services).toMatchObject([{ name: 'apim-demo', region: 'swedencentral', sku: 'StandardV2', identity: 'none' }]);
    expect(estate.accounts.map(({ name, kind }) => [name, kind])).toEqual([['aoai-swe', 'OpenAI'], ['aoai-eus', 'OpenAI'], ['foundry-eus2', 'AIServices']]);
    expect(estate.accounts[0]?.customSubDomainName).not.toBe('aoai-swe');
    expect(readFileSync(demo, 'utf8')).not.toContain('\t');
  });

  it('that is not there is an error of the user', async () => {
    await expect(loadEstate('/nowhere/estate.yaml')).rejects.toMatchObject({ name: 'UserError', code: 'EstateNotRead', exitCode: 2 });
  });
});

describe('what is wrong with an estate', () => {
  it('is told all at once, by line and column', () => {
    const yaml = `subscription: main
resourceGroups: [rg]
services:
  - { name: "1st", resourceGroup: rg, region: East US, skuu: Basic }
accounts:
  - name: a1
    resourceGroup: rg
    region: eastus
    kind: Azure
    deployments:
      - { name: gpt, model: gpt-4o, version: 1 }
      - { nam: x, model: m, version: "1" }
armLatencyMs: fast
surprise: true
`;
    expect(problemsIn(yaml)).toEqual([
      'e.yaml:1:15: subscription: not a UUID',
      'e.yaml:4:13: services[0].name: not a name of a service: a letter, then up to 49 letters, digits and dashes, no dash at the end',
      'e.yaml:4:47: services[0].region: not the name of a region, such as swedencentral',
      'e.yaml:4:56: services[0]: unknown key "skuu"',
      expect.stringMatching(/^e\.yaml:9:11: accounts\[0\]\.kind: expected one of/),
      'e.yaml:11:46: accounts[0].deployments[0].version: expected string, received number (put it in quotes)',
      'e.yaml:12:9: accounts[0].deployments[1].name: is missing',
      'e.yaml:12:11: accounts[0].deployments[1]: unknown key "nam"',
      expect.stringMatching(/^e\.yaml:13:15: armLatencyMs: expected int|number, received string/),
      'e.yaml:14:1: unknown key "surprise"',
    ]);
  });

  it.each([
    ['retryAfter', '0', 'Too small: expected number to be >=1'],
    ['retryAfter', '86401', 'Too big: expected number to be <=86400'],
    ['retryAfter', 'soon', 'expected window-end, or whole seconds from 1 to 86400'],
    ['retryAfter', '1.5', 'expected window-end, or whole seconds from 1 to 86400'],
    ['quotaWindow', 'hour', 'expected one of "first-call"|"minute"|"sliding"'],
    ['requestSlice', '60', 'expected 1 or 10'],
    ['failedCallsCount', 'maybe', 'expected boolean, received string'],
    ['roleFlapping', '1.1', 'Too big: expected number to be <=1'],
    ['roleFlapping', '-0.1', 'Too small: expected number to be >=0'],
  ])('may be what is chosen of the models: %s %s', (name, value, message) => {
    expect(problemsIn(`resourceGroups: [rg]\noptions:\n  ${name}: ${value}`)).toEqual([`e.yaml:3:${name.length + 5}: options.${name}: ${message}`]);
  });

  it('may be what one place says about another', () => {
    const yaml = `resourceGroups: [rg, RG]
services:
  - { name: same, resourceGroup: rg, region: eastus }
  - { name: SAME, resourceGroup: none, region: eastus }
accounts:
  - { name: acc, resourceGroup: rg, region: eastus }
  - { name: acc, resourceGroup: rg, region: eastus, customSubDomainName: other }
  - { name: elsewhere, subscription: 00000000-0000-0000-0000-000000000002, resourceGroup: rg-other, region: eastus, customSubDomainName: acc }
  - name: last
    resourceGroup: rg
    region: eastus
    deployments:
      - { name: gpt, model: m, version: "1", spillover: gpt }
      - { name: GPT, model: m, version: "1", spillover: nope }
`;
    expect(problemsIn(yaml)).toEqual([
      'e.yaml:1:22: resourceGroups[1]: the resource group "RG" is there twice',
      'e.yaml:4:13: services[1].name: the service "SAME" is there twice',
      'e.yaml:4:34: services[1].resourceGroup: resourceGroups does not list "none"',
      'e.yaml:7:13: accounts[1].name: the account "acc" is there twice',
      'e.yaml:8:138: accounts[2].customSubDomainName: the sub-domain "acc" is there twice',
      'e.yaml:13:57: accounts[3].deployments[0].spillover: a deployment cannot spill over into itself',
      'e.yaml:14:17: accounts[3].deployments[1].name: the deployment "GPT" is there twice',
      'e.yaml:14:57: accounts[3].deployments[1].spillover: the account has no deployment "nope"',
    ]);
  });

  it('is found through aliases, too', () => {
    const yaml = `resourceGroups: [rg]
services:
  - &first { name: one, resourceGroup: rg, region: eastus, unit: 1 }
  - *first
`;
    expect(problemsIn(yaml)).toEqual(['e.yaml:3:60: services[0]: unknown key "unit"', 'e.yaml:3:60: services[1]: unknown key "unit"']);
  });

  it.each([
    ['a: [1', /^e\.yaml:1:6: Flow sequence/],
    ['resourceGroups: [a]\nresourceGroups: [b]', /^e\.yaml:2:1: Map keys must be unique/],
    ['resourceGroups: [a]\n---\nx: 1', /^e\.yaml:2:1: a second document begins here/],
    ['resourceGroups: *rg', /^e\.yaml:1:17: Unresolved alias/],
    ['', /^e\.yaml:1:1: expected object, received null$/],
    ['- 1', /^e\.yaml:1:1: expected object, received array$/],
    ['<<: { resourceGroups: [a] }', /^e\.yaml:1:1: resourceGroups: is missing$/],
  ])('may be its YAML: %o', (yaml, message) => {
    expect(problemsIn(yaml)[0]).toMatch(message);
  });

  it('may be that its aliases would fill the memory', () => {
    const levels = [...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghi'.charAt(index)}`).join(', ')}]`);
    expect(problemsIn(['a: &a [x, x, x, x, x, x, x, x, x]', ...levels].join('\n'))).toEqual([expect.stringContaining('Excessive alias count')]);
  });
});
