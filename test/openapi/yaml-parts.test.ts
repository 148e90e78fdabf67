import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseYaml } from '../../src/openapi/yaml.ts';
import { parsedInParts } from '../../src/openapi/yaml-parts.ts';

/** Comments, so that a text is long enough to be read in parts. */
const padding = `# ${'x'.repeat(98)}\n`.repeat(2700);
const read = (part: string): unknown => parse(part, { stringKeys: true });
const options = { lineWidth: 40 };

describe('YAML in parts', () => {
  it('is what the whole is, in any style', () => {
    const text = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('a\n b: c\n', ' # no comment', 'x: y', '|', '\n\n', "it's", 'null', '1e3', 'word '.repeat(30), 'a\u2028b: c', 'a\u0085b: c', 'a\rb: c', '\u00a0a: b'));
    const key = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('/a/{b}', 'x: y', '# a', '- a', '200', '...', '---', '?', '__proto__'));
    const { tree } = fc.letrec((tie) => ({ tree: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.constant(null), fc.array(tie('tree'), { maxLength: 5 }), fc.dictionary(key, tie('tree'), { maxKeys: 8 })) }));
    const documents = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 12 });
    const style = fc.record({ defaultStringType: fc.constantFrom<'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'>('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'), indentSeq: fc.boolean(), indent: fc.constantFrom(2, 3, 4) });
    let inParts = 0;
    fc.assert(
      fc.property(documents, style, fc.boolean(), (value, how, crlf) => {
        const plain = `${padding}${stringify(value, { ...options, ...how, aliasDuplicateObjects: false })}`;
        const yaml = crlf ? plain.replaceAll('\n', '\r\n') : plain;
        const parts = parsedInParts(yaml, read);
        if (parts === undefined) return;
        inParts += 1;
        expect(parts).toEqual(read(yaml));
      }),
      { numRuns: 40, seed: 20261122, endOnFailure: true },
    );
    expect(inParts).toBeGreaterThan(15);
  });

  const paths = (count: number, each: (index: number) => string): string => Array.from({ length: count }, (_, index) => each(index)).join('');

  it('reads 2,000 paths entry by entry', () => {
    const lengths: number[] = [];
    const text = `${padding}openapi: 3.0.1\npaths:\n${paths(2000, (index) => `  /a/${index}:\n    get: {operationId: a${index}}\n`)}tags:\n- name: a\n`;
    const value = parsedInParts(text, (part) => {
      lengths.push(part.length);
      return read(part);
    });
    expect(Math.max(...lengths)).toBeLessThan(280_000);
    expect(lengths.length).toBeGreaterThan(5);
    expect(value).toEqual(parse(text));
  });

  it.each([
    ['a key that stands twice', 'a: 1\nb: 2\na: 3', /"a" stands twice, at line \d+, column 1/],
    ['a key that stands twice further down', `p:\n${paths(3000, (index) => `  /a/${index % 2999}: {x: 1}\n`)}`, /stands twice, at line 5701, column 3/],
    ['a quote that is not closed', 'a: "b\nc: 1', /Missing closing/],
    ['a second document', 'a: 1\n---\nb: 1', /second document at line 2702/],
  ])('tells %s with its place', (_, text, why) => {
    expect(() => parseYaml(`${padding}${text}`)).toThrow(why);
  });

  it.each([
    ['aliases of other parts', `a: &a {x: 1}\n${paths(400, (index) => `b${index}: {y: [${'1, '.repeat(20)}]}\n`)}c: *a`],
    ['block scalars with every sort of line', 'a: |+\n  b: c\n\n  # d\n\n\nb: >-\n  x\n\n   y\nc: |\n   x\n  \n'],
    ['sequences that are not indented', 'a:\n- x: 1\n  y: 2\n-\n  z: 3\nb:\n- c'],
    ['keys of many sorts', "a b: 1\n'c d': 2\n\"e\\nf\": 3\n? g\n: 4\n/h/{i}: 5\n$ref: '#/x'\n200: 6\n"],
    ['texts over several lines', 'a: one\n  two\n   three\nb: "x\n\n  y"\nc: {d: 1,\n  e: 2}\n'],
    ['line ends of others in texts', `a: "b\u2028c: d"\ne: 'f\rg: h'\n\u00a0i: j\n`],
    ['a long text under a comment', `a: | # b:\n${'  c: d\n'.repeat(4000)}`],
    ['a long value under an anchor', `a: &b # c:\n${paths(900, (index) => `  k${index}: v\n`)}d: *b\n`],
    ['long keys with all sorts of signs', `'a: b':\n${paths(900, (index) => `  k${index}:\n    - v\n`)}"c#d":\n${paths(900, (index) => `  - k${index}: v\n`)}e {f}: g\n`],
    ['comments at every indentation', '# a\na: # b\n  # c\n  b: 1 # d\n# e\n    # f\n  c: 2\n'],
  ])('reads %s as the whole', (_, text) => {
    expect(parseYaml(padding + text)).toEqual(parse(padding + text));
  });
});
