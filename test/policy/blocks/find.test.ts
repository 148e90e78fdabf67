import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../src/policy/blocks/find.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';

const begin = (kind: string, json = '{"a":1}'): string => `<!-- apim-llm:v1 begin ${kind} ${json} -->`;
const end = (kind: string): string => `<!-- apim-llm:v1 end ${kind} -->`;
const inbound = (...lines: readonly string[]): string => ['<policies>', '<inbound>', ...lines, '</inbound>', '</policies>'].join('\n');
/** A document on whose second line stands a block that kept these bytes. */
const kept = (name: 'section' | 'root', bytes: string): string => `<policies>\n<inbound>${begin('deny', placed(name, bytes))}${end('deny')}</inbound></policies>`;
const retryOver = (displaced: string): string => `<policies>\n<backend>${begin('retry', placed('displaced', displaced))}${end('retry')}</backend></policies>`;
const placed = (name: string, bytes: string): string => JSON.stringify({ place: { [name]: Buffer.from(bytes).toString('base64') } });
const find = (text: string): ReturnType<typeof findBlocks> => findBlocks(readPolicyDocument(text));

describe('blocks are found', () => {
  it('with what they carry, and where they stand', () => {
    const text = `${inbound('<base />', begin('deny'), '<x />', end('deny')).slice(0, -'</policies>'.length)}<on-error>${begin('exhausted', '{"place":{"section":""}}')}${end('exhausted')}</on-error></policies>`;
    const [deny, exhausted, ...more] = find(text);
    expect(more).toEqual([]);
    expect(deny).toEqual({
      kind: 'deny',
      section: 'inbound',
      carried: { a: 1 },
      place: {},
      span: { start: text.indexOf('<!--'), end: text.indexOf(end('deny')) + end('deny').length },
      mark: begin('deny'),
      inner: '\n<x />\n',
      line: 4,
    });
    expect(exhausted).toMatchObject({ kind: 'exhausted', section: 'on-error', carried: {}, place: { section: '' }, inner: '', line: 8 });
  });

  it('one kind in two sections', () => {
    const text = `<policies><outbound>${begin('exhausted')}${end('exhausted')}</outbound><on-error>${begin('exhausted')}${end('exhausted')}</on-error></policies>`;
    expect(find(text).map(({ section }) => section)).toEqual(['outbound', 'on-error']);
  });

  it.each([
    ['CDATA', inbound(`<set-body><![CDATA[${begin('deny')}]]></set-body>`)],
    ['an attribute', inbound(`<trace source='${begin('deny')}' />`)],
    ['other comments', inbound('<!-- apim-llm:v1 is a format -->')],
    ['a fragment', '<fragment><x /></fragment>'],
  ])('not in %s', (_, text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('a damaged block is refused, with its kind and line, where', () => {
  it.each([
    ['its end is missing', inbound('<base />', begin('deny')), 'deny', 4, 'its end mark is missing'],
    ['its begin is missing', inbound('<base />', end('deny')), 'deny', 4, 'no begin mark before it'],
    ['another ends in it', inbound(begin('deny'), end('version')), 'version', 4, 'no begin mark before it'],
    ['another begins in it', inbound(begin('deny'), begin('version'), end('version'), end('deny')), 'version', 4, 'begins inside the block deny of line 3'],
    ['two overlap', inbound(begin('deny'), begin('version'), end('deny'), end('version')), 'version', 4, 'begins inside the block deny of line 3'],
    ['its JSON cannot be read', inbound(begin('deny', '{a}'), end('deny')), 'deny', 3, 'JSON'],
    ['it stands twice', inbound(begin('deny'), end('deny'), begin('deny'), end('deny')), 'deny', 5, 'second of its kind in <inbound>, behind that of line 3'],
    ['a mark stands in another element', inbound('<choose>', begin('deny'), '</choose>'), 'deny', 4, 'inside another element'],
    ['a mark stands in an element of the block', inbound(begin('deny'), '<choose>', end('deny'), '</choose>', end('deny')), 'deny', 5, 'inside another element'],
    ['a mark stands beside the sections', `<policies>\n${begin('route')}\n</policies>`, 'route', 2, 'outside of the sections'],
    ['a mark stands beside the root', `<policies />\n${end('limits')}`, 'limits', 2, 'outside of the sections'],
    ['a damaged mark stands outside', `<policies />\n${begin('limits', '')}`, 'limits', 2, 'outside of the sections'],
    ['a mark stands in a fragment', `<fragment>\n${begin('deny')}</fragment>`, 'deny', 2, 'outside of the sections'],
    ['it stands in a section of others', `<policies><outbound>\n${begin('deny')}${end('deny')}</outbound></policies>`, 'deny', 2, 'stands in <outbound>, where it does not belong'],
    ['it does not say what it displaced', `<policies><backend>\n${begin('retry')}${end('retry')}</backend></policies>`, 'retry', 2, 'does not say what it displaced'],
    ['it kept what cannot be read', retryOver('<base>'), 'retry', 2, '"place.displaced" in its begin mark is not what stood there'],
    ['it kept no element', retryOver(''), 'retry', 2, '"place.displaced"'],
    ['it kept what forwards nothing', retryOver('<return-response />'), 'retry', 2, '"place.displaced"'],
    ['it kept what does more than forward', retryOver('<base><return-response /></base>'), 'retry', 2, '"place.displaced"'],
    ['it kept more than an element', retryOver('<base /> '), 'retry', 2, '"place.displaced"'],
    ['it kept a comment before it', retryOver('<!-- x --><base />'), 'retry', 2, '"place.displaced"'],
    ['it kept another section', kept('section', '<outbound />'), 'deny', 2, '"place.section"'],
    ['it kept a section that was not empty', kept('section', '<inbound><x /></inbound>'), 'deny', 2, '"place.section"'],
    ['it kept another root', kept('root', '<fragment />'), 'deny', 2, '"place.root"'],
    ['it kept a root that was not empty', kept('root', '<policies><inbound /></policies>'), 'deny', 2, '"place.root"'],
  ])('%s', (_, text, kind, line, why) => {
    let thrown: unknown;
    try {
      find(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'BlockDamaged', exitCode: 5, message: expect.stringContaining(`The block ${kind} in a policy document is damaged on line ${line}: `) as unknown, hint: expect.stringContaining(`begin ${kind}`) as unknown });
    expect(String(thrown)).toContain(why);
  });

  it('a section stands twice', () => {
    expect(() => find(`<policies>\n<inbound>${begin('deny')}${end('deny')}</inbound>\n<inbound />\n</policies>`)).toThrow(expect.objectContaining({ code: 'PolicyUnreadable', exitCode: 5, message: expect.stringContaining('<inbound> twice, on lines 2 and 3') as unknown }));
  });
});
