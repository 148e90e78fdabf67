import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clouds } from '../../src/azure/clouds.ts';
import { credentialOf } from '../../src/azure/credential.ts';
import { tokenSources } from '../../src/azure/token-sources.ts';
import type { TokenSource } from '../../src/azure/token-sources.ts';
import { UserError } from '../../src/model/user-error.ts';

const cloud = clouds.AzureCloud;
const scope = cloud.armScope;
const names = (env: Record<string, string>, localToken?: string): readonly string[] =>
  tokenSources({ env, cloud, subscriptionId: undefined, localToken }).map(({ name }) => name.split(' (')[0] ?? '');

const workload = { AZURE_FEDERATED_TOKEN_FILE: '/f', AZURE_CLIENT_ID: 'c', AZURE_TENANT_ID: 't' };
const pipelines = {
  SYSTEM_OIDCREQUESTURI: 'https://u',
  AZURESUBSCRIPTION_CLIENT_ID: 'c',
  AZURESUBSCRIPTION_TENANT_ID: 't',
  AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: 's',
  SYSTEM_ACCESSTOKEN: 'a',
};

const source = (over: Partial<TokenSource> & { answers?: (string | Error)[] }): TokenSource => {
  const answers = [...(over.answers ?? [])];
  return {
    name: 'one',
    chosen: false,
    get: () => {
      const next = answers.shift() ?? new Error('asked once too often');
      return typeof next === 'string' ? Promise.resolve({ token: next, expiresOnTimestamp: 3_600_000 }) : Promise.reject(next);
    },
    ...over,
  };
};

describe('the ways to sign in', () => {
  it('are tried cheapest first', () => {
    expect(names({})).toEqual(['Azure CLI', 'DefaultAzureCredential']);
    expect(names({ ...workload, ...pipelines })).toEqual(['workload identity', 'the Azure Pipelines service connection', 'Azure CLI', 'DefaultAzureCredential']);
    expect(names({ ...workload, AZURE_CLIENT_ID: '' })).toEqual(['Azure CLI', 'DefaultAzureCredential']);
    expect(names({ ...workload, AZURE_ACCESS_TOKEN: 'x' })).toEqual(['AZURE_ACCESS_TOKEN']);
    expect(names({ AZURE_ACCESS_TOKEN: 'x' }, 'local')).toEqual(['the local Azure']);
  });

  it('take a token that is given as it is', async () => {
    const sources = tokenSources({ env: { AZURE_ACCESS_TOKEN: 'given' }, cloud, subscriptionId: undefined, localToken: undefined });
    expect((await credentialOf(sources, () => 0).getToken([scope])).token).toBe('given');
  });
});

describe('a credential', () => {
  it('asks once for all clients, and again within five minutes of the end', async () => {
    let now = 0;
    const credential = credentialOf([source({ answers: ['first', 'second'] })], () => now);
    const tokens = await Promise.all([credential.getToken(scope), credential.getToken(scope)]);
    expect(tokens.map(({ token }) => token)).toEqual(['first', 'first']);
    now = 3_299_000;
    expect((await credential.getToken(scope)).token).toBe('first');
    now = 3_301_000;
    expect((await credential.getToken(scope)).token).toBe('second');
  });

  it('asks again where the service revoked the token', async () => {
    const credential = credentialOf([source({ answers: ['first', 'second'] })], () => 0);
    await credential.getToken(scope);
    expect((await credential.getToken(scope, { claims: '{}' })).token).toBe('second');
    expect((await credential.getToken(scope)).token).toBe('second');
  });

  it('goes on to the next source, and at the end says what was tried and what to type', async () => {
    const failing = source({ answers: [new Error('not installed\nstack'), new Error('not installed')] });
    expect((await credentialOf([failing, source({ name: 'two', answers: ['t'] })], () => 0).getToken(scope)).token).toBe('t');
    const error: unknown = await credentialOf([failing], () => 0).getToken(scope).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'NotSignedIn', exitCode: 4, detail: 'one: not installed' });
    expect((error as UserError).hint).toContain('az login');
  });

  it('stops at a source that the environment asks for', async () => {
    const chosen = source({ name: 'workload identity', chosen: true, answers: [new Error('AADSTS70021')] });
    const error: unknown = await credentialOf([chosen, source({ answers: ['t'] })], () => 0).getToken(scope).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'NotSignedIn', exitCode: 4, detail: 'AADSTS70021' });
  });
});

describe('the Azure CLI', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apim-llm-az-'));
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is asked for a token of the subscription', async () => {
    const log = join(folder, 'log');
    writeFileSync(join(folder, 'az'), `#!/bin/sh\necho "$@" >> '${log}'\necho '{"accessToken":"from-az","expires_on":4102444800,"expiresOn":"2100-01-01 00:00:00.000000"}'\n`);
    chmodSync(join(folder, 'az'), 0o755);
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
    const sources = tokenSources({ env: {}, cloud, subscriptionId: '00000000-0000-0000-0000-000000000001', localToken: undefined });
    expect((await credentialOf(sources, () => 0).getToken(scope)).token).toBe('from-az');
    expect(readFileSync(log, 'utf8')).toContain('account get-access-token --output json --resource https://management.azure.com --subscription 00000000-0000-0000-0000-000000000001');
  });
});
