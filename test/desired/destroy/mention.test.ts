import { describe, expect, test } from 'vitest';
import { mentionOf, saidIn, withNamedValues } from '../../../src/desired/destroy/mention.ts';

describe('mentionOf', () => {
  test.each([
    ['aoai--openai', true],
    ['"AOAI--OpenAI"', true],
    ['/backends/aoai--openai"', true],
    ['goes to aoai--openai.', true],
    ['aoai--openai2', false],
    ['aoai--openai--chat', false],
    ['x-aoai--openai', false],
    ['aoai--openai.eu', false],
    ['eu.aoai--openai', false],
  ])('%s', (text, found) => {
    expect(mentionOf(['other', 'aoai--openai']).test(text)).toBe(found);
  });

  test('finds nothing where there is no name', () => {
    expect(mentionOf([]).test('')).toBe(false);
    expect(mentionOf(['']).test('anything')).toBe(false);
  });

  test('takes a dot of a name as a dot', () => {
    expect(mentionOf(['a.example.com']).test('https://a.example.com/openai')).toBe(true);
    expect(mentionOf(['a.example.com']).test('https://a-example.com/openai')).toBe(false);
  });
});

test('attributes and text say something, entities decoded; comments do not', () => {
  const said = saidIn('<policies><inbound><!-- old --><set-backend-service backend-id="a&#45;b" /><set-body><![CDATA[one]]>two</set-body></inbound></policies>');
  expect(said).toContain('a-b');
  expect(said).toContain('one');
  expect(said).toContain('two');
  expect(said).not.toContain('old');
  expect(saidIn('no <xml')).toBe('no <xml');
});

test('named values stand for their values, secret ones for themselves', () => {
  const value = (displayName: string, text?: string) => ({ id: displayName, name: displayName, body: { properties: { displayName, ...(text === undefined ? {} : { value: text }) } } });
  expect(withNamedValues('{{where}}--openai {{Secret}} {{none}}', [value('Where', 'aoai'), value('Secret')])).toBe('aoai--openai {{Secret}} {{none}}');
});
