import { describe, expect, it } from 'vitest';
import { beginMark, endMark, readMark } from '../../../src/policy/blocks/mark.ts';

const textOf = (mark: string): string => mark.slice('<!--'.length, -'-->'.length);

describe('marks', () => {
  it('are comments that say what a block carries', () => {
    expect(beginMark('deny', { open: 'a--b' }, {})).toBe('<!-- apim-llm:v1 begin deny {"open":"a\\u002d\\u002db"} -->');
    expect(endMark('deny')).toBe('<!-- apim-llm:v1 end deny -->');
  });

  it('keep bytes as base64 beside it', () => {
    const mark = beginMark('retry', { rows: [] }, { created: true, root: '<policies />', section: '', displaced: '<base />' });
    expect(mark).toBe('<!-- apim-llm:v1 begin retry {"rows":[],"place":{"created":true,"root":"PHBvbGljaWVzIC8+","section":"","displaced":"PGJhc2UgLz4="}} -->');
    expect(readMark(textOf(mark), () => 7)).toEqual({ is: 'begin', kind: 'retry', carried: { rows: [] }, place: { created: true, root: '<policies />', section: '', displaced: '<base />' } });
  });

  it('are read whatever white space stands around them', () => {
    expect(readMark('apim-llm:v1 begin deny {"a":1}', () => 7)).toEqual({ is: 'begin', kind: 'deny', carried: { a: 1 }, place: {} });
    expect(readMark('\n\tapim-llm:v1  end\tlimits\r\n', () => 7)).toEqual({ is: 'end', kind: 'limits' });
  });

  it.each(['', 'a note', 'apim-llm', 'apim-llm:v1', 'apim-llm:v1 writes these', 'see apim-llm:v1 begin deny {}', 'apim-llm:v1begin deny {}', 'apim-llm:x begin deny {}'])('are not seen in the comment %j', (comment) => {
    expect(readMark(comment, () => 7)).toBeUndefined();
  });

  it.each([
    ['no JSON', 'begin deny {', 'JSON'],
    ['nothing', 'begin deny', 'JSON'],
    ['a list', 'begin deny []', 'JSON'],
    ['a place that is none', 'begin deny {"place":1}', 'place'],
    ['a place with something else', 'begin deny {"place":{"other":""}}', 'place'],
    ['a place created otherwise', 'begin deny {"place":{"created":false}}', 'place'],
    ['bytes that are no base64', 'begin deny {"place":{"section":"PA"}}', 'place'],
    ['bytes that are no text', 'begin deny {"place":{"root":"/w=="}}', 'place'],
    ['bytes that are a number', 'begin deny {"place":{"displaced":1}}', 'place'],
    ['an end with more', 'end deny {}', 'more'],
  ])('are damaged with %s', (_, comment, why) => {
    expect(readMark(`apim-llm:v1 ${comment}`, () => 7)).toEqual({ is: 'damaged', kind: 'deny', why: expect.stringContaining(why) as unknown });
  });

  it.each(['apim-llm:v2 begin deny {}', 'apim-llm:v10 end deny', 'apim-llm:v1 begin canary {}', 'apim-llm:v1 end canary'])('of a newer version are refused: %s', (comment) => {
    expect(() => readMark(comment, () => 7)).toThrow(expect.objectContaining({ code: 'BlockVersionUnknown', exitCode: 5, hint: expect.stringContaining('newer') as unknown }));
  });

  it('name the format or the kind that is not known', () => {
    expect(() => readMark('apim-llm:v2 end deny', () => 7)).toThrow('A policy document carries on line 7 a block of apim-llm in format v2; this version knows v1.');
    expect(() => readMark('apim-llm:v1 end canary', () => 7)).toThrow('of kind canary; this version knows deny, version, account, route, retry, exhausted, limits.');
  });

  it('refuse a block that carries what is the editor’s, and half a character', () => {
    expect(() => beginMark('deny', { place: {} }, {})).toThrow('place');
    expect(() => beginMark('deny', {}, { section: '<a b="\ud800" />' })).toThrow(expect.objectContaining({ code: 'PolicyUnreadable', exitCode: 5 }));
  });
});
