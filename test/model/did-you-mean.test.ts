import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../src/model/did-you-mean.ts';

describe('didYouMean', () => {
  it.each([
    ['apim-dmeo', 'apim-demo'],
    ['APIM-DEM', 'apim-demo'],
    ['gpt4o', 'gpt-4o'],
    ['demo', 'apim-demo'],
  ])('takes %s for %s', (typed, meant) => {
    expect(didYouMean(typed, ['other', 'apim-demo', 'gpt-4o', 'gpt-4o-mini'])).toBe(meant);
  });

  it('guesses nothing where nothing is near', () => {
    expect(didYouMean('something-else', ['apim-demo'])).toBeUndefined();
    expect(didYouMean('x', [])).toBeUndefined();
  });

  it('takes the nearest', () => {
    expect(didYouMean('aoai-sw', ['aoai-fra', 'aoai-swe', 'aoai-swe-2'])).toBe('aoai-swe');
  });
});
