import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFault } from '../../../../src/emulator/arm/policies/content-fault.ts';
import type { PolicyElement, PolicyNode } from '../../../../src/emulator/arm/policies/document.ts';
import { all, choice, empty, mixed, policies, sequence, text } from '../../../../src/emulator/arm/policies/rules/content.ts';

const element = (children: readonly PolicyNode[]): PolicyElement => ({ kind: 'element', name: 'x', attributes: [], children, form: 'pair', line: 1, column: 2 });
const child = (name: string): PolicyElement => ({ ...element([]), name });
const of = (names: string): PolicyElement => element([...names].map(child));
const word: PolicyNode = { kind: 'text', text: 'word' };

const names = ['a', 'b', 'c', 'd'] as const;
const how = fc.constantFrom('', '?', '*', '+', '{2,3}');
const model = fc.subarray([...names], { minLength: 1 }).chain((chosen) => fc.tuple(...chosen.map((name) => how.map((often) => name + often))));
const written = fc.array(fc.constantFrom(...names, 'z'), { maxLength: 7 }).map((letters) => letters.join(''));

describe('a content model', () => {
  it('takes what a regular expression of the same form takes', () => {
    fc.assert(
      fc.property(model, written, (parts, content) => {
        expect(contentFault(of(content), sequence(...parts)) === undefined).toBe(new RegExp(`^${parts.join('')}$`).test(content));
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it('names what may come, which then is taken', () => {
    fc.assert(
      fc.property(model, written, (parts, content) => {
        const fault = (letters: string): string => contentFault(of(letters), sequence(...parts)) ?? '';
        const isRefused = (letters: string): boolean => fault(letters).includes('invalid child');
        const wrong = [...content].findIndex((_, index) => isRefused(content.slice(0, index + 1)));
        const good = wrong < 0 ? content : content.slice(0, wrong);
        const expected = /expected: '(.*)'/.exec(fault(`${good}z`))?.[1]?.split(', ') ?? [];
        expect(names.filter((name) => !isRefused(good + name))).toEqual(names.filter((name) => expected.includes(name)));
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  it('may leave the order free, or the number, or take text between', () => {
    expect(contentFault(of('ba'), all('a', 'b?'))).toBeUndefined();
    expect(contentFault(of('b'), all('a', 'b?', 'c?'))).toBe("The element 'x' has incomplete content. List of possible elements expected: 'a, c'.");
    expect(contentFault(of('aa'), all('a', 'b?'))).toBe("The element 'x' has invalid child element 'a'. List of possible elements expected: 'b'.");
    expect(contentFault(of('baba'), choice('a', 'b'))).toBeUndefined();
    expect(contentFault(of('bz'), choice('a', 'b'))).toBe("The element 'x' has invalid child element 'z'. List of possible elements expected: 'a, b'.");
    expect(contentFault(element([word, child('a')]), mixed(sequence('a')))).toBeUndefined();
    expect(contentFault(element([child('a'), word]), sequence('a', 'b?'))).toBe("The element 'x' cannot contain text. List of possible elements expected: 'b'.");
    expect(contentFault(element([child('a'), word]), sequence('a'))).toBe("The element 'x' cannot contain text.");
  });

  it('may be nothing, text, or policies', () => {
    const comment: PolicyNode = { kind: 'comment', text: 'c' };
    expect(contentFault(element([comment]), empty)).toBeUndefined();
    expect(contentFault(element([word]), empty)).toBe('The element cannot contain text. Content model is empty.');
    expect(contentFault(element([word, comment]), text)).toBeUndefined();
    expect(contentFault(of('a'), text)).toBe("The element 'x' cannot contain child element 'a' because the parent element's content model is text only.");
    expect(contentFault(of('za'), policies())).toBeUndefined();
    expect(contentFault(element([comment]), policies('a'))).toBe("The element 'x' has incomplete content. List of possible elements expected: 'a'.");
    expect(contentFault(of('b'), policies('a'))).toContain("invalid child element 'b'");
  });
});
