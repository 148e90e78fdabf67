import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/policy/blocks/block.ts';
import { withBlock, withBlocks } from '../../../src/policy/blocks/edit.ts';
import { findBlocks } from '../../../src/policy/blocks/find.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { someBlock, someBlocks } from './some-blocks.ts';

const inbound = (...lines: readonly string[]): string => ['<policies>', '  <inbound>', ...lines.map((line) => `    ${line}`), '  </inbound>', '</policies>'].join('\n');
const [deny, version, limits, route, account] = [someBlock('deny'), someBlock('version'), someBlock('limits'), someBlock('route'), someBlock('account')];

/** What stands in the first section, one word each: `base [deny] cors`. */
function order(text: string): string {
  const document = readPolicyDocument(text);
  const blocks = findBlocks(document);
  const [section] = document.root.children.filter((node) => node.kind === 'element');
  const words = (section?.children ?? []).flatMap((node) => {
    const block = blocks.find(({ span }) => node.start >= span.start && node.end <= span.end);
    if (block !== undefined) return block.span.start === node.start ? [`[${block.kind}]`] : [];
    if (node.kind === 'element') return [node.name];
    return node.kind === 'comment' ? ['!'] : [];
  });
  return words.join(' ');
}

const put = (text: string, ...blocks: readonly Block[]): string => order(withBlocks(text, blocks, 'operation'));

describe('a block stands', () => {
  it.each([
    ['deny behind base', ['<base />', '<x />'], [deny], 'base [deny] x'],
    ['deny behind a cors that follows base', ['<base />', '<cors />', '<x />'], [deny], 'base cors [deny] x'],
    ['deny behind such a cors, comments between', ['<base />', '<!-- for browsers -->', '<cors />', '<x />'], [deny], 'base ! cors [deny] x'],
    ['deny before a cors that follows something else', ['<base />', '<x />', '<cors />'], [deny], 'base [deny] x cors'],
    ['deny behind base that follows cors', ['<cors />', '<base />', '<x />'], [deny], 'cors base [deny] x'],
    ['deny behind base that is the last', ['<x />', '<base />'], [deny], 'x base [deny]'],
    ['deny first without base', ['<x />', '<cors />'], [deny], '[deny] x cors'],
    ['deny behind a leading cors without base', ['<cors />', '<x />'], [deny], 'cors [deny] x'],
    ['deny first where base is inside another element', ['<choose><when condition="@(true)"><base /></when></choose>'], [deny], '[deny] choose'],
    ['deny behind the comment on the line of base', ['<base /> <!-- all of it --> <!-- really -->', '<!-- next -->', '<x />'], [deny], 'base ! ! [deny] ! x'],
    ['deny before a comment on the next line', ['<base />', '<!-- next -->', '<x />'], [deny], 'base [deny] ! x'],
    ['version behind deny', ['<base />', '<x />'], [deny, version], 'base [deny] [version] x'],
    ['deny before version', ['<base />', '<x />'], [version, deny], 'base [deny] [version] x'],
    ['limits behind both', ['<base />', '<x />'], [limits, version, deny], 'base [deny] [version] [limits] x'],
    ['version between the two', ['<base />', '<x />'], [limits, deny, version], 'base [deny] [version] [limits] x'],
    ['account last', ['<base />', '<x />', '<!-- end -->'], [account], 'base x ! [account]'],
    ['route last', ['<base />', '<x />'], [route], 'base x [route]'],
    ['route before account', ['<base />', '<x />'], [account, route], 'base x [route] [account]'],
    ['account behind route', ['<base />', '<x />'], [route, account], 'base x [route] [account]'],
    ['all of them in their order', ['<x />'], [account, limits, route, deny, version], '[deny] [version] [limits] x [route] [account]'],
  ])('%s', (_, lines, blocks, expected) => {
    expect(put(inbound(...lines), ...blocks)).toBe(expected);
  });

  it('behind base in outbound and on-error, and first without it', () => {
    const exhausted = someBlocks('exhausted');
    const text = (lines: string): string => `<policies>\n<outbound>\n${lines}\n</outbound>\n<on-error />\n</policies>`;
    expect(put(text('<x />\n<base />\n<y />'), ...exhausted)).toBe('x base [exhausted] y');
    expect(put(text('<x />\n<y />'), ...exhausted)).toBe('[exhausted] x y');
  });
});

describe('a block that is there', () => {
  /** The lines of a document with `[kind]` in the place of blocks. */
  const standing = (...lines: readonly string[]): string => {
    const marked = lines.map((line) => line.replace(/\[(\w+)\]/, (_, kind: string) => `<!-- apim-llm:v1 begin ${kind} {} --><old /><!-- apim-llm:v1 end ${kind} -->`));
    return inbound(...marked);
  };

  it.each([
    ['deny before cors', ['<base />', '[deny]', '<cors />'], deny, 'base cors [deny]'],
    ['deny behind something', ['<base />', '<x />', '[deny]'], deny, 'base [deny] x'],
    ['deny before base', ['[deny]', '<base />'], deny, 'base [deny]'],
    ['deny behind version', ['<base />', '[version]', '[deny]'], deny, 'base [deny] [version]'],
    ['version before deny', ['<base />', '[version]', '[deny]'], version, 'base [deny] [version]'],
    ['account before a check of the token', ['<base />', '[account]', '<validate-jwt />'], account, 'base validate-jwt [account]'],
    ['account before route', ['<base />', '[account]', '[route]'], account, 'base [route] [account]'],
    ['account before text', ['<base />', '[account]', 'text'], account, 'base [account]'],
    ['route before something', ['<base />', '[route]', '<x />', '[account]'], route, 'base x [route] [account]'],
    ['route behind account', ['<base />', '[account]', '[route]'], route, 'base [route] [account]'],
    ['route before something and no account', ['<base />', '[route]', '<x />'], route, 'base x [route]'],
  ])('is moved where it stands wrong: %s', (_, lines, block, expected) => {
    const moved = withBlock(standing(...lines), block, 'api');
    expect(order(moved)).toBe(expected);
    expect(moved).not.toContain(`begin ${block.kind} {} -->`);
  });

  it.each([
    ['a comment before deny', ['<base />', '<!-- a -->', '[deny]', '<x />'], deny, 'base ! [deny] x'],
    ['comments around version', ['<base />', '[deny]', '<!-- a -->', '[version]', '<!-- b -->'], version, 'base [deny] ! [version] !'],
    ['a comment behind account', ['<base />', '[account]', '<!-- a -->'], account, 'base [account] !'],
    ['a comment between route and account', ['<base />', '[route]', '<!-- a -->', '[account]'], route, 'base [route] ! [account]'],
    ['something behind the account that follows route', ['[route]', '[account]', '<x />'], route, '[route] [account] x'],
  ])('stays where only comments part it from its place: %s', (_, lines, block, expected) => {
    expect(order(withBlock(standing(...lines), block, 'api'))).toBe(expected);
  });

  it('leaves no trace where it stood', () => {
    const text = standing('<base />', '[account]', '<validate-jwt />');
    const fresh = withBlock(inbound('<base />', '<validate-jwt />'), account, 'api');
    expect(withBlock(text, account, 'api')).toBe(fresh);
  });

  it('keeps what its place has to give back when it is moved', () => {
    const opened = withBlock('<policies>\n  <inbound />\n</policies>', account, 'api');
    const behind = opened.replace('\n  </inbound>', '\n    <x />\n  </inbound>');
    const [found] = findBlocks(readPolicyDocument(withBlock(behind, account, 'api')));
    expect(found?.place).toEqual({ section: '<inbound />' });
  });
});
