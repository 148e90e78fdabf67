import { describe, expect, it } from 'vitest';
import { prepareAdd, prepareRemove } from '../../../src/desired/facade/input.ts';
import { isAt, placeOf, resolvedPlace } from '../../../src/desired/facade/place.ts';

const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/aoai';

describe('--account', () => {
  it.each([
    ['aoai', { account: 'aoai', deployment: undefined }],
    ['aoai/gpt-4o', { account: 'aoai', deployment: 'gpt-4o' }],
    ['aoai/', { account: 'aoai', deployment: undefined }],
    [id, { account: id, deployment: undefined }],
    [`${id}/gpt-4o`, { account: id, deployment: 'gpt-4o' }],
    [`${id}/deployments/gpt-4o`, { account: id, deployment: 'gpt-4o' }],
  ])('%s', (text, place) => {
    expect(placeOf(text)).toEqual(place);
  });

  it.each(['', '/', 'a/b/c', 'a b', '/subscriptions/s/resourceGroups/g'])('%j is none', (text) => {
    expect(() => placeOf(text)).toThrow(expect.objectContaining({ code: 'InvalidValue', exitCode: 2 }));
  });

  it('names an account by name or id, case aside', () => {
    const account = { id, name: 'aoai' };
    expect([placeOf('AOAI'), placeOf(id.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions'))].map((place) => isAt(place, account))).toEqual([true, true]);
    expect([placeOf('other'), placeOf(`${id}2`)].map((place) => isAt(place, account))).toEqual([false, false]);
  });
});

describe('an account that was read', () => {
  it('is meant by its id from then on', () => {
    expect(resolvedPlace({ account: 'AOAI', deployment: 'd' }, [{ id: `${id}2`, name: 'other' }, { id, name: 'aoai' }])).toEqual({ account: id, deployment: 'd' });
    expect(resolvedPlace({ account: 'gone', deployment: undefined }, [{ id, name: 'aoai' }])).toEqual({ account: 'gone', deployment: undefined });
    expect(resolvedPlace(undefined, [{ id, name: 'aoai' }])).toBeUndefined();
  });
});

describe('options', () => {
  const add = (values: Record<string, string | readonly string[]>): ReturnType<typeof prepareAdd> => prepareAdd({ service: 'apim', account: 'aoai/gpt-4o', ...values });

  it('select all by themselves, of the API that an import makes, and wait twenty minutes', () => {
    expect(add({})).toEqual({
      service: { name: 'apim', resourceGroup: undefined },
      api: 'azure-openai',
      selection: { operations: [], capability: undefined, model: undefined, as: undefined },
      place: { account: 'aoai', deployment: 'gpt-4o' },
      identity: undefined,
      patienceMs: 1_200_000,
    });
    expect(add({ waitFor: 'PT5M', capability: 'chat', model: '*', api: 'x' })).toMatchObject({ patienceMs: 300_000, api: 'x', selection: { capability: 'chat', model: '*' } });
    expect(add({ operation: [' a ', 'GET /b'] }).selection.operations).toEqual(['a', 'GET /b']);
    expect(prepareRemove({ service: 'apim' })).toMatchObject({ place: undefined, keepRoles: false });
  });

  it.each([
    [{ operation: ['a'], capability: 'chat' }, 'OptionsConflict'],
    [{ as: '*' }, 'OptionsConflict'],
    [{ as: 'a', model: '*' }, 'OptionsConflict'],
    [{ as: 'a', model: 'other' }, 'OptionsConflict'],
    [{ as: ' a' }, 'ModelNameInvalid'],
    [{ model: 'a\u0000' }, 'ModelNameInvalid'],
    [{ model: '\u202Ea' }, 'ModelNameInvalid'],
    [{ model: 'a'.repeat(201) }, 'ModelNameInvalid'],
    [{ waitFor: 'soon' }, 'InvalidValue'],
    [{ api: 'APIM-llm-canary' }, 'ApiIdInvalid'],
  ])('%j is refused', (values, code) => {
    expect(() => add(values)).toThrow(expect.objectContaining({ code, exitCode: 2 }));
  });

  it('take the name of the deployment, and names that only look odd', () => {
    expect(add({ as: 'a', model: 'GPT-4o' }).selection).toMatchObject({ as: 'a', model: 'GPT-4o' });
    for (const name of ['a b', ']]>', '{{x}}', '\u00e9', 'a'.repeat(200)]) expect(add({ as: name }).selection.as).toBe(name);
  });
});
