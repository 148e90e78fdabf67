import { describe, expect, it } from 'vitest';
import { withBlock, withBlocks, withoutBlock } from '../../../src/policy/blocks/edit.ts';
import { findBlocks } from '../../../src/policy/blocks/find.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { serviceText } from './service-text.ts';
import { someBlock, someBlocks } from './some-blocks.ts';

const deny = someBlock('deny');
const account = someBlock('account');
const exhausted = someBlocks('exhausted');
const retry = someBlock('retry');
const backend = (inner: string): string => `<policies>\n\t<inbound>\n\t\t<base />\n\t</inbound>\n\t<backend>${inner}</backend>\n</policies>`;

describe('a document without blocks', () => {
  it('gets one in its own indentation and line ends', () => {
    const text = '<policies>\r\n\t<inbound>\r\n\t\t<base />\r\n\t\t<x />\r\n\t</inbound>\r\n</policies>\r\n';
    expect(withBlock(text, { kind: 'deny', section: 'inbound', carried: {}, lines: ['<a>', '  <b>', '    <c />', '  </b>', '</a>'] }, 'api')).toBe(
      text.replace('<base />', '<base />\r\n\t\t<!-- apim-llm:v1 begin deny {} -->\r\n\t\t<a>\r\n\t\t\t<b>\r\n\t\t\t\t<c />\r\n\t\t\t</b>\r\n\t\t</a>\r\n\t\t<!-- apim-llm:v1 end deny -->'),
    );
  });

  it.each([
    ['one line', '<policies><inbound><base /><x /></inbound></policies>', '\n    <!-- apim-llm:v1 begin', '<base />'],
    ['no indentation', '<policies>\n<inbound>\n<base />\n<x />\n</inbound>\n</policies>', '\n<!-- apim-llm:v1 begin', '<base />'],
    ['an indentation of its own', '<policies>\n   <inbound>\n       <base />\n  <x />\n   </inbound>\n</policies>', '\n       <!-- apim-llm:v1 begin', '<base />'],
    ['an indented root', '  <policies>\n    <inbound><base />\n    </inbound>\n  </policies>', '\n      <!-- apim-llm:v1 begin', '<base />'],
    ['an empty section with its end on another line', '<policies>\n  <inbound>\n  </inbound>\n</policies>', '\n    <!-- apim-llm:v1 begin', '<inbound>'],
    ['indentation in another section only', '<policies>\n<inbound></inbound>\n<outbound>\n   <base />\n</outbound>\n</policies>', '\n   <!-- apim-llm:v1 begin', '<inbound>'],
    ['CR for line ends', '<policies>\r  <inbound>\r  <base />\r  </inbound>\r</policies>', '\n  <!-- apim-llm:v1 begin', '<base />'],
  ])('is indented like a document with %s', (_, text, expected, behind) => {
    const edited = withBlock(text, deny, 'api');
    expect(edited).toContain(behind + expected);
    expect(edited).toContain(expected.replace('begin', 'end'));
    expect(withoutBlock(edited, 'deny')).toBe(text);
  });

  it('is created where there is none, and deleted with the last of our blocks', () => {
    const both = withBlocks(undefined, [deny, account], 'api');
    expect(withBlocks(undefined, [account, deny], 'api')).toBe(both);
    expect(findBlocks(readPolicyDocument(both)).map(({ place }) => place)).toEqual([{ created: true }, { created: true }]);
    const one = withoutBlock(both, 'deny') ?? '';
    expect(one).toBe(withBlock(undefined, account, 'api'));
    expect(withoutBlock(one, 'account')).toBeUndefined();
    expect(withoutBlock(serviceText(one), 'account')).toBeUndefined();
  });

  it.each([
    ['an element', '<base />\n    <mine />'],
    ['a comment', '<base />\n    <!-- mine -->'],
    ['nothing instead of base', ''],
  ])('is not deleted where somebody wrote %s into it', (_, theirs) => {
    const written = withBlock(undefined, retry, 'operation').replace('<base />', theirs);
    const rest = withoutBlock(written, 'retry');
    expect(rest).toContain(theirs);
    expect(rest).not.toContain('apim-llm');
  });

  it('is not deleted where we did not create it, whatever is left', () => {
    const text = withoutBlock(withBlock(withBlock(undefined, deny, 'api').replace(',"place":{"created":true}', ''), account, 'api'), 'account') ?? '';
    expect(withoutBlock(text, 'deny')).toBe('<policies>\n  <inbound>\n    <base />\n  </inbound>\n  <backend>\n    <base />\n  </backend>\n  <outbound>\n    <base />\n  </outbound>\n  <on-error>\n    <base />\n  </on-error>\n</policies>\n');
  });

  it('is left as it is where the block to remove is not there', () => {
    const text = withBlock('<policies><inbound /></policies>', deny, 'api');
    expect(withoutBlock(text, 'account')).toBe(text);
    expect(withoutBlock(text, 'deny', 'outbound')).toBe(text);
    expect(withBlocks(text, [], 'api')).toBe(text);
  });
});

describe('a section', () => {
  it.each([
    ['<outbound />', '<policies>\n  <outbound />\n</policies>', '<policies>\n  <outbound>\n    <!--', '-->\n  </outbound>\n</policies>'],
    ['<outbound a="1"/>', '<policies>\n  <outbound a="1"/>\n</policies>', '<policies>\n  <outbound a="1">\n    <!--', '-->\n  </outbound>\n</policies>'],
    ['<outbound></outbound>', '<policies>\n  <outbound></outbound>\n</policies>', '<policies>\n  <outbound>\n    <!--', '-->\n  </outbound>\n</policies>'],
    ['<outbound\n />', '<policies><outbound\n /></policies>', '<policies><outbound>\n    <!--', '-->\n</outbound></policies>'],
  ])('%s is opened, and closed again', (_, text, start, end) => {
    const [block] = exhausted;
    if (block === undefined) throw new Error('no block');
    const edited = withBlock(text, block, 'operation');
    expect(edited.slice(0, start.length)).toBe(start);
    expect(edited.slice(-end.length)).toBe(end);
    expect(withoutBlock(edited, 'exhausted')).toBe(text);
  });

  it('that is absent is created in its order, inherits as before, and goes again', () => {
    const text = '<policies>\n  <inbound>\n    <base />\n  </inbound>\n  <on-error>\n    <base />\n  </on-error>\n</policies>';
    const edited = withBlocks(text, exhausted, 'operation');
    expect(edited).toContain('\n  </inbound>\n  <outbound>\n    <base />\n    <!-- apim-llm:v1 begin exhausted');
    expect(edited).toContain('end exhausted -->\n  </outbound>\n  <on-error>\n    <base />\n    <!--');
    expect(withoutBlock(edited, 'exhausted')).toBe(text);
    expect(withoutBlock(serviceText(edited), 'exhausted')).toBe(serviceText(text));
  });

  it.each([
    ['before all others', '<policies>\n  <backend><base /></backend>\n</policies>', /^<policies>\n {2}<inbound>\n {4}<base \/>[^]*<\/inbound>\n {2}<backend>/],
    ['behind sections in an order of their own', '<policies><on-error /><x /></policies>', /^<policies>\n<inbound>[^]*<\/inbound><on-error \/><x \/><\/policies>$/],
    ['in a root without sections', '<policies>\n</policies>', /^<policies>\n {4}<inbound>\n {8}<base \/>[^]*\n {4}<\/inbound>\n<\/policies>$/],
    ['in a closed root', '  <policies x="1" />\n', /^ {2}<policies x="1">\n {6}<inbound>\n {10}<base \/>[^]*\n {6}<\/inbound>\n {2}<\/policies>\n$/],
    ['in a root without anything', '<policies></policies>', /^<policies>\n {4}<inbound>[^]*\n {4}<\/inbound>\n<\/policies>$/],
  ])('is created %s', (_, text, expected) => {
    const edited = withBlock(text, deny, 'api');
    expect(edited).toMatch(expected);
    expect(withoutBlock(edited, 'deny')).toBe(text);
  });

  it('says of each of its blocks what has to come back, so that any may be the last', () => {
    const text = '<policies />';
    const edited = withBlocks(text, [deny, account, ...exhausted], 'operation');
    expect(findBlocks(readPolicyDocument(edited)).map(({ place }) => place)).toEqual(Array.from({ length: 4 }, () => ({ root: '<policies />', section: '' })));
    const fewer = withoutBlock(withoutBlock(edited, 'account') ?? '', 'exhausted') ?? '';
    expect(fewer).toContain('<inbound>');
    expect(fewer).not.toContain('<outbound>');
    expect(withoutBlock(fewer, 'deny')).toBe(text);
  });

  it.each([
    ['an element', '<x />'],
    ['a comment', '<!-- x -->'],
    ['text', 'x'],
  ])('stays open where somebody wrote %s into it', (_, theirs) => {
    for (const text of ['<policies>\n  <inbound />\n</policies>', '<policies />']) {
      const rest = withoutBlock(withBlock(text, deny, 'api').replace(/\s*<\/inbound>/, `${theirs}$&`), 'deny');
      expect(rest).toMatch(new RegExp(`<inbound>[^]*${theirs}\\s*</inbound>`));
      expect(rest).not.toContain('apim-llm');
    }
  });

  it('of ours stays where somebody took its base away, and the root where something else stands in it', () => {
    const edited = withBlock('<policies />', deny, 'api');
    expect(withoutBlock(edited.replace('<base />', ''), 'deny')).toMatch(/<inbound>\s*<\/inbound>/);
    expect(withoutBlock(edited.replace('<base />', '<other />'), 'deny')).toContain('<other />');
    expect(withoutBlock(edited.replace('</policies>', '<!-- x --></policies>'), 'deny')).toBe('<policies>\n<!-- x --></policies>');
  });

  it('that was opened stays while another of our blocks is there', () => {
    const edited = withBlocks('<policies><inbound /></policies>', [deny, account], 'api');
    expect(withoutBlock(edited, 'deny')).toBe(withBlock('<policies><inbound /></policies>', account, 'api'));
  });

  it('that stands twice is refused', () => {
    expect(() => withBlock('<policies><inbound /><inbound /></policies>', deny, 'api')).toThrow(expect.objectContaining({ code: 'PolicyUnreadable' }));
  });
});

describe('the backend section', () => {
  it.each(['<base />', '\n\t\t<base/>\n\t', '\n\t\t<!-- a -->\n\t\t<forward-request timeout="60" />\n\t\t<!-- b -->\n\t', ' <forward-request\n timeout="1"> \n </forward-request> '])('has its element displaced and restored: %j', (inner) => {
    const text = backend(inner);
    const edited = withBlock(text, retry, 'operation');
    const element = /<(?:base|forward)[^]*>/.exec(inner.replaceAll(/<!--.*?-->/g, ''))?.[0].trim();
    expect(findBlocks(readPolicyDocument(edited))[0]?.place).toEqual({ displaced: element });
    expect(edited.slice(edited.indexOf('<backend>'))).not.toContain(element);
    expect(withoutBlock(edited, 'retry')).toBe(text);
    const changed = withBlock(edited, someBlock('retry', 'b'), 'operation');
    expect(changed).toBe(withBlock(text, someBlock('retry', 'b'), 'operation'));
    expect(withoutBlock(changed, 'retry')).toBe(text);
  });

  it.each([
    ['another element', '\n\t\t<retry condition="@(true)" count="1" interval="1"><forward-request /></retry>', 6, '<retry> stands there'],
    ['a forward-request with something in it', '<forward-request>1</forward-request>', 5, '<forward-request> stands there'],
    ['text', '\n\n x ', 7, 'text stands there'],
    ['another element behind base', '<base />\n<limit-concurrency key="a" max-count="1" />', 6, '<limit-concurrency> stands there'],
    ['two that forward', '<base />\n<forward-request />', 6, '<forward-request> stands beside another element'],
    ['nothing', '', 5, 'calls are not forwarded'],
    ['a comment alone', '\n<!-- <base /> -->\n', 5, 'calls are not forwarded'],
  ])('is refused with %s', (_, inner, line, why) => {
    expect(() => withBlock(backend(inner), retry, 'operation')).toThrow(
      expect.objectContaining({ code: 'BackendSectionForeign', exitCode: 5, message: expect.stringMatching(new RegExp(`in the policy of the operation cannot take a retry, line ${line}: .*${why}`)) as unknown, hint: expect.stringContaining('--mode breaker') as unknown }),
    );
  });

  it('is refused with its line in the document given, whatever else is put into it', () => {
    expect(() => withBlocks(backend('\n<mock-response />'), [deny, account, retry], 'operation')).toThrow('line 6: <mock-response> stands there');
  });

  it('is refused where something was written beside the block', () => {
    const edited = withBlock(backend('<base />'), retry, 'operation').replace('</backend>', '\n<base /></backend>');
    expect(() => withBlock(edited, retry, 'api')).toThrow('policy of the API cannot take a retry, line 12: <base> stands beside another element');
    expect(withoutBlock(edited, 'retry')).toContain('<base />\n<base />');
  });

  it('that is empty is refused, and one that is absent is created without base', () => {
    expect(() => withBlock('<policies><backend /></policies>', retry, 'operation')).toThrow(expect.objectContaining({ code: 'BackendSectionForeign' }));
    const text = '<policies>\n  <inbound>\n  </inbound>\n</policies>';
    const edited = withBlock(text, retry, 'operation');
    expect(edited).toContain('\n  </inbound>\n  <backend>\n    <!-- apim-llm:v1 begin retry');
    expect(edited).not.toContain('<base />');
    expect(withoutBlock(edited, 'retry')).toBe(text);
    expect(withBlock(edited, retry, 'operation')).toBe(edited);
  });
});

describe('a block', () => {
  const text = '<policies>\n  <inbound>\n    <base />\n    <x />\n  </inbound>\n</policies>\n';

  it('that says the same already changes not a byte', () => {
    const edited = withBlock(text, deny, 'api');
    const served = serviceText(edited);
    expect(withBlock(served, deny, 'api')).toBe(served);
    const respelt = edited.replace(`"@(context.Variables.ContainsKey(&quot;a&quot;))"`, `'@(context.Variables.ContainsKey("a"))'`);
    expect(respelt).not.toBe(edited);
    expect(withBlock(respelt, deny, 'api')).toBe(respelt);
  });

  it.each([
    ['carries something else', (edited: string) => edited.replace('"rows":["a"', '"rows":["z"')],
    ['was edited inside', (edited: string) => edited.replace('value="inbound"', 'value="mine"')],
    ['lost a line', (edited: string) => edited.replace(/ *<set-variable.*\n/, '')],
  ])('that %s is written again, where and as it stood', (_, change) => {
    const edited = withBlock(text, deny, 'api');
    expect(withBlock(change(edited), deny, 'api')).toBe(edited);
  });

  it('is written with the indentation that its first mark has', () => {
    const edited = withBlock(text, someBlock('deny', 'z'), 'api').replaceAll('    <!-- apim', '\t<!-- apim');
    expect(withBlock(edited, deny, 'api')).toMatch(/\n\t<!-- apim-llm:v1 begin .*\n\t<choose /);
    const inline = withBlock(text, someBlock('deny', 'z'), 'api').replace(/\s*<!-- apim-llm:v1 begin/, ' <!-- apim-llm:v1 begin');
    expect(withBlock(inline, deny, 'api')).toMatch(/<base \/> <!-- apim-llm:v1 begin .*\n {4}<choose /);
  });

  it('has only the white space before it taken with it', () => {
    const edited = withBlock(text, deny, 'api').replace('\n    <x />', '<y />\n\n    <x />');
    expect(withoutBlock(edited, 'deny')).toBe('<policies>\n  <inbound>\n    <base /><y />\n\n    <x />\n  </inbound>\n</policies>\n');
  });

  it('goes from one section and stays in the other', () => {
    const edited = withBlocks(text, exhausted, 'operation');
    expect(findBlocks(readPolicyDocument(withoutBlock(edited, 'exhausted', 'outbound') ?? '')).map(({ section }) => section)).toEqual(['on-error']);
  });

  it('of a section that it does not stand in, or in a fragment, is refused', () => {
    expect(() => withBlock(text, { ...deny, section: 'outbound' }, 'api')).toThrow('a deny block does not stand in outbound');
    expect(() => withBlock('<fragment><x /></fragment>', deny, 'api')).toThrow(expect.objectContaining({ code: 'PolicyUnreadable', exitCode: 5, message: expect.stringContaining('<fragment>') as unknown }));
  });

  it('that makes the policy longer than the service takes is refused', () => {
    const room = 256 * 1024 - Buffer.byteLength(withBlock(text, deny, 'api'));
    const filled = (bytes: number): string => text.replace('<x />', `<x />${'ü'.repeat(bytes >> 1)}${'a'.repeat(bytes % 2)}`);
    expect(Buffer.byteLength(withBlock(filled(room), deny, 'api'))).toBe(256 * 1024);
    expect(() => withBlock(filled(room + 1), deny, 'product')).toThrow(expect.objectContaining({ code: 'PolicyTooLong', exitCode: 5, message: 'With the block deny the policy of the product would have 262145 bytes; API Management takes 262144.' }));
    const long = `${withBlock(text, deny, 'api')}${' '.repeat(300_000)}`;
    expect(withBlock(long, deny, 'api')).toBe(long);
  });
});
