import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountBackendName, deploymentBackendName, distinctBackendName, isMarked, marked } from '../../src/model/names.ts';
import { isShape, type Shape } from '../../src/model/shapes.ts';

const shape = fc.constantFrom<Shape>('openai', 'v1', 'models');
const accountName = fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{1,63}$/);
const deploymentName = fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,63}$/);

describe('backend names', () => {
  it('says account, deployment and shape', () => {
    expect(accountBackendName('aoai-swe', 'openai')).toBe('aoai-swe--openai');
    expect(deploymentBackendName('aoai-swe', 'gpt-4o', 'v1')).toBe('aoai-swe--gpt-4o--v1');
  });

  it('cuts long names at 80 characters and tells them apart by a hash', () => {
    const [one, two] = ['a', 'b'].map((end) => deploymentBackendName('x'.repeat(60), `${'d'.repeat(60)}${end}`, 'v1'));
    expect(one).toHaveLength(80);
    expect(one).not.toBe(two);
  });

  it('does not confuse an account that looks like account and deployment', () => {
    expect(accountBackendName('a--b', 'v1')).not.toBe(deploymentBackendName('a', 'b', 'v1'));
  });

  it('tells accounts of one name apart by their ids, whatever the case', () => {
    const [one, two] = ['/subscriptions/1/x', '/subscriptions/2/x'].map((id) => distinctBackendName(id, 'aoai', 'openai'));
    expect(one).not.toBe(two);
    expect(distinctBackendName('/SUBSCRIPTIONS/1/X', 'aoai', 'openai')).toBe(one);
    expect(isShape(one?.split('--').at(-1) ?? '')).toBe(false);
  });

  it('is always an id that API Management takes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), shape, (account, deployment, kind) => {
        expect(deploymentBackendName(account, deployment, kind)).toMatch(/^[A-Za-z0-9._-]{1,80}$/);
        expect(accountBackendName(account, kind)).toMatch(/^[A-Za-z0-9._-]{1,80}$/);
      }),
    );
  });

  it('gives different things different names', () => {
    const thing = fc.tuple(accountName, fc.option(deploymentName), shape);
    fc.assert(
      fc.property(thing, thing, (one, two) => {
        const name = ([account, deployment, kind]: typeof one): string => (deployment === null ? accountBackendName(account, kind) : deploymentBackendName(account, deployment, kind));
        expect(name(one) === name(two)).toBe(JSON.stringify(one) === JSON.stringify(two));
      }),
      { numRuns: 500 },
    );
  });
});

describe('marks', () => {
  it('are found at the end of a description only', () => {
    expect(isMarked(marked('Models of an account'))).toBe(true);
    expect(isMarked(marked('Imported', 'azure-openai'))).toBe(true);
    expect(marked('Imported', 'azure-openai')).toBe('Imported [apim-llm:azure-openai]');
    expect(isMarked('made with [apim-llm] once')).toBe(false);
    expect(isMarked(undefined)).toBe(false);
  });
});
