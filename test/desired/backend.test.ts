import { describe, expect, it } from 'vitest';
import { deploymentBackend, describedDeployment, nameOfDeploymentBackend, nameOfPathBackend, pathBackend } from '../../src/desired/backend.ts';
import { textAt } from '../../src/model/json.ts';
import { account, accountId, backend, live } from './live.ts';

const other = account({}, { id: accountId.replace('rg-ai', 'rg-two') });
const ours = (id: string): string => `The deployment gpt-4o of the account ${id} [apim-llm]`;

describe('the backend of a deployment', () => {
  it('is named after account, deployment and surface', () => {
    expect(nameOfDeploymentBackend(live(), account(), 'gpt-4o', 'v1')).toBe('aoai-swe--gpt-4o--v1');
  });

  it('is told from that of another account of the same name, read now or at another time', () => {
    const both = live({ accounts: [account(), other] });
    const [one, two] = [account(), other].map((each) => nameOfDeploymentBackend(both, each, 'gpt-4o', 'v1'));
    expect(one).toMatch(/^aoai-swe--gpt-4o--v1--[0-9a-f]{8}$/);
    expect(two).not.toBe(one);
    const taken = live({ backends: [backend('AOAI-swe--gpt-4o--v1', { description: ours(other.id) })] });
    expect(nameOfDeploymentBackend(taken, account(), 'gpt-4o', 'v1')).toBe(one);
    const mine = live({ backends: [backend('aoai-swe--gpt-4o--v1', { description: ours(accountId) })] });
    expect(nameOfDeploymentBackend(mine, account(), 'gpt-4o', 'v1')).toBe('aoai-swe--gpt-4o--v1');
  });

  it('says which deployment it is of, and leads to the surface of the account', () => {
    const { body, id } = deploymentBackend(live(), account(), 'gpt-4o', 'openai', 'x');
    expect(id.endsWith('/backends/x')).toBe(true);
    expect(textAt(body, 'properties', 'url')).toBe('https://swe-openai.openai.azure.com/openai');
    expect(describedDeployment(textAt(body, 'properties', 'description'))).toBe('gpt-4o');
    expect(describedDeployment('Models of the account x [apim-llm]')).toBeUndefined();
    expect(describedDeployment(undefined)).toBeUndefined();
  });
});

describe('the backend of a deployment whose URL ends with it', () => {
  it('has a name of its own, also where that is cut', () => {
    expect(nameOfPathBackend(live(), account(), 'gpt-4o')).toBe('aoai-swe--gpt-4o--openai-deployments');
    const long = nameOfPathBackend(live(), account(), 'x'.repeat(64));
    expect(long).toHaveLength(80);
    expect(long).not.toBe(nameOfDeploymentBackend(live(), account(), 'x'.repeat(64), 'openai'));
  });

  it('leads below the deployment, whatever it is called', () => {
    const { body } = pathBackend(live(), account(), 'gpt-4o', 'x');
    expect(textAt(body, 'properties', 'url')).toBe('https://swe-openai.openai.azure.com/openai/deployments/gpt-4o');
    expect(describedDeployment(textAt(body, 'properties', 'description'))).toBe('gpt-4o');
  });
});
