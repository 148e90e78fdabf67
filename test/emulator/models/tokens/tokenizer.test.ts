import { describe, expect, it } from 'vitest';
import { cutLongRuns } from '../../../../src/emulator/models/tokens/long-runs.ts';
import { countTokens, tokenizer } from '../../../../src/emulator/models/tokens/tokenizer.ts';

describe('counting tokens', () => {
  it.each([
    ['', 0],
    ['hello world', 2],
    ['Put Azure API Management in front of Azure OpenAI accounts.', 12],
    ['日本語のテキスト', 6],
    ['🎉', 2],
  ])('counts %j as o200k_base does', async (text, tokens) => {
    expect(await countTokens(text)).toBe(tokens);
  });

  it('takes marks of the encoding for text', async () => {
    expect(await countTokens('<|endoftext|>')).toBe(7);
    expect(await countTokens('a <|im_start|> b')).toBeGreaterThan(3);
  });

  it('takes halves of characters, as JSON allows them', async () => {
    expect(await countTokens('\ud83d \udc00')).toBeGreaterThan(0);
  });
});

describe('counting the texts of one request', () => {
  it('is as counting each, as long as they are not too long together', async () => {
    const { count, counter } = await tokenizer();
    const all = counter();
    const texts = ['hello world', '', '日本語のテキスト', 'hello world'];
    expect(texts.map(all)).toEqual(texts.map(count));
  });

  it('goes on at the rate of the beginning where they are', async () => {
    const { counter } = await tokenizer();
    const all = counter();
    expect(all('a b '.repeat(40_000))).toBeCloseTo(80_000, -2);
    expect(all('a b '.repeat(40_000))).toBeCloseTo(80_000, -2);
    expect(all('12')).toBe(1);
  });

  it.each([['a'], ['漢'], [' '], ['🎉'], ['\ud83d']])('takes millions of %j', async (unit) => {
    expect(await countTokens(unit.repeat(5_000_000))).toBeGreaterThan(0);
  });
});

describe('pieces', () => {
  it.each([
    ['nothing', ''],
    ['words', 'hello world'],
    ['characters of several tokens', '日本語のテキスト。🎉🎉'],
    ['a byte order mark', '\uFEFFwith a mark'],
    ['long runs', `${'e\u0301'.repeat(300)} ${'a'.repeat(1000)} ${' '.repeat(500)}!`],
    ['marks of the encoding', '<|endoftext|>'],
  ])('of %s, put together, are the text again and count as it', async (_, text) => {
    const { pieces, count } = await tokenizer();
    const parts = pieces(text);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.reduce((sum, part) => sum + part.tokens, 0)).toBe(count(text));
  });

  it('keep a character of several tokens whole', async () => {
    const { pieces } = await tokenizer();
    expect(pieces('a🎉')).toEqual([{ text: 'a', tokens: 1 }, { text: '🎉', tokens: 2 }]);
  });
});

describe('cutting', () => {
  it('keeps the first tokens', async () => {
    const { first } = await tokenizer();
    expect(first('one two three four', 2)).toEqual({ text: 'one two', tokens: 2, cut: true });
    expect(first('one two', 2)).toEqual({ text: 'one two', tokens: 2, cut: false });
    expect(first('one', 0)).toEqual({ text: '', tokens: 0, cut: true });
  });

  it('leaves out a character that does not fit, but counts what was used of it', async () => {
    const { first } = await tokenizer();
    expect(first('a🎉', 2)).toEqual({ text: 'a', tokens: 2, cut: true });
  });
});

describe('tokens as numbers', () => {
  it('say what they stand for, and nothing where they stand for nothing', async () => {
    const { textOf } = await tokenizer();
    expect(textOf([24912, 2375])).toBe('hello world');
    expect(textOf([999_999_999])).toBe('');
  });
});

describe('long runs', () => {
  it('leaves texts alone that have none', () => {
    const text = 'Words as people write them, 12345 and 日本語。'.repeat(100);
    expect(cutLongRuns(text)).toEqual([text]);
  });

  it.each([['letters', 'a'], ['letters of other scripts', 'あ'], ['white space', ' '], ['signs', '!'], ['pairs of units', '🎉']])('cuts %s, so that no part is long', (_, unit) => {
    const text = `begin ${unit.repeat(1000)} end`;
    const parts = cutLongRuns(text);
    expect(parts.join('')).toBe(text);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(140);
    expect(parts.some((part) => /^[\udc00-\udfff]/.test(part))).toBe(false);
  });
});
