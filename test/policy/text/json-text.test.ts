import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { jsonText } from '../../../src/policy/text/json-text.ts';
import { hostileText } from './hostile-texts.ts';

const json = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    hostileText,
    fc.constantFrom(null, true, -1, 1e-7, -1e-21),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(hostileText, tie('json'), { maxKeys: 4 }).map((object) => JSON.parse(JSON.stringify(object)) as Json),
  ),
})).json;

describe('JSON in a policy', () => {
  it('escapes what comments and policies would read', () => {
    expect(jsonText({ 'a-b': ['{{x}}', 'é', 'plain: 1.5_/,;=+'] })).toBe('{"a\\u002db":["\\u007b\\u007bx\\u007d\\u007d","\\u00e9","plain: 1.5_/,;=+"]}');
    expect(jsonText({ a: undefined, b: null, c: [], d: {}, e: true, f: -1.5 })).toBe('{"b":null,"c":[],"d":{},"e":true,"f":-1.5}');
    expect(jsonText(undefined)).toBe('null');
  });

  it('is read back the same out of one comment, and has nothing that anybody else would read', () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = jsonText(value);
        const { children } = readPolicyDocument(`<a><!-- x ${written} --></a>`).root;
        expect(children).toMatchObject([{ kind: 'comment', text: ` x ${written} ` }]);
        expect(JSON.parse(written)).toStrictEqual(value);
        expect(written).not.toMatch(/--|\{\{|[^ -~]|[<>&'@]/);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
