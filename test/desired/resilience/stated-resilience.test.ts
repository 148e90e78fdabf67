import { describe, expect, it } from 'vitest';
import { statedResilience } from '../../../src/desired/resilience/stated-resilience.ts';

const usual = { mode: 'both', tripAfter: 1, within: 'PT1M', openFor: 'PT1M', acceptRetryAfter: true, retries: 2 };

describe('what the options of resilience say', () => {
  it('is both, tripped at once, for as long as Retry-After says, with two retries', () => {
    expect(statedResilience({})).toEqual(usual);
  });

  it('has as many retries as trips where nobody said how many', () => {
    expect(statedResilience({ tripAfter: 4 })).toEqual({ ...usual, tripAfter: 4, retries: 4 });
    expect(statedResilience({ tripAfter: 2, retries: 2 })).toMatchObject({ tripAfter: 2, retries: 2 });
    expect(statedResilience({ tripAfter: 1, retries: 1 })).toMatchObject({ retries: 1 });
  });

  it.each([
    ['none', 0],
    ['breaker', 0],
    ['retry', 2],
  ])('in mode %s has %i retries', (mode, retries) => {
    expect(statedResilience({ mode })).toEqual({ ...usual, mode, retries });
  });

  it('reaches every backend of a list once', () => {
    expect(statedResilience({ mode: 'retry' }, 1)).toMatchObject({ retries: 1 });
    expect(statedResilience({ mode: 'retry' }, 4)).toMatchObject({ retries: 4 });
    expect(statedResilience({ mode: 'retry', retries: 3 }, 1)).toMatchObject({ retries: 3 });
    expect(statedResilience({ mode: 'both' }, 4)).toMatchObject({ retries: 2 });
  });

  it('has durations as the service writes them', () => {
    expect(statedResilience({ within: '5', openFor: 'PT90S' })).toMatchObject({ within: 'PT5M', openFor: 'PT1M30S' });
    expect(statedResilience({ openFor: 'PT24H' })).toMatchObject({ openFor: 'P1D' });
    expect(statedResilience({ acceptRetryAfter: false })).toMatchObject({ acceptRetryAfter: false });
  });

  it('is exactly the article where a preset says so', () => {
    expect(statedResilience({ preset: 'article' })).toEqual({ mode: 'breaker', tripAfter: 3, within: 'PT5M', openFor: 'PT1M', acceptRetryAfter: false, retries: 0 });
    expect(statedResilience({ preset: 'article-retry' }, 1)).toMatchObject({ mode: 'retry', retries: 1 });
  });

  it.each([
    ['OptionsConflict', { preset: 'article', mode: 'both' }, '--mode'],
    ['OptionsConflict', { preset: 'article-retry', retries: 1 }, '--retries'],
    ['OptionsConflict', { mode: 'none', retries: 1 }, '--retries'],
    ['OptionsConflict', { mode: 'none', within: 'PT1M' }, '--within'],
    ['OptionsConflict', { mode: 'retry', openFor: 'PT1M' }, '--open-for'],
    ['OptionsConflict', { mode: 'retry', acceptRetryAfter: true }, '--accept-retry-after'],
    ['OptionsConflict', { mode: 'breaker', retries: 1 }, '--retries'],
    ['InvalidValue', { tripAfter: 0 }, '--trip-after'],
    ['InvalidValue', { tripAfter: 10_001 }, '--trip-after'],
    ['InvalidValue', { retries: 51 }, '--retries'],
    ['InvalidValue', { retries: -1 }, '--retries'],
    ['InvalidValue', { within: 'soon' }, '--within'],
    ['InvalidValue', { openFor: 'PT0S' }, '--open-for'],
    ['RetriesTooFew', { tripAfter: 3, retries: 2 }, '1 client is answered 429'],
    ['RetriesTooFew', { tripAfter: 4, retries: 1 }, '2 clients are answered 429'],
    ['RetriesTooFew', { retries: 0 }, '--retries 0'],
    ['RetriesTooFew', { mode: 'retry', retries: 0 }, 'no call anywhere else'],
    ['RetriesTooFew', { tripAfter: 60 }, '--retries 50 is fewer than --trip-after 60'],
  ])('is refused as %s: %j', (code, values, text) => {
    expect(() => statedResilience(values)).toThrow(expect.objectContaining({ code, exitCode: 2, message: expect.stringContaining(text) }));
  });

  it('takes no retries that were said not to be, where there are none anyway', () => {
    expect(statedResilience({ mode: 'breaker', retries: 0 })).toMatchObject({ retries: 0 });
  });
});
