import { describe, expect, it } from 'vitest';
import { forwardingElement } from '../../../src/policy/blocks/backend-element.ts';
import { withBlock } from '../../../src/policy/blocks/edit.ts';
import { findBlocks } from '../../../src/policy/blocks/find.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { someBlock } from './some-blocks.ts';

function forwarding(text: string): ReturnType<typeof forwardingElement> {
  const document = readPolicyDocument(text);
  return forwardingElement(document, findBlocks(document), 'operation');
}

describe('the element that forwards', () => {
  it.each([
    ['<base />', 'base', []],
    ['<!-- a --><forward-request timeout="@(int.Parse("60"))" />', 'forward-request', ['@(int.Parse("60"))']],
  ])('is the same with a retry block and without: %s', (inner, name, values) => {
    const text = `<policies><backend>${inner}</backend></policies>`;
    for (const each of [text, withBlock(text, someBlock('retry'), 'operation')]) {
      const element = forwarding(each);
      expect(element?.name).toBe(name);
      expect(element?.attributes.map(({ value }) => value)).toEqual(values);
    }
  });

  it('is inherited where the document has no backend section', () => {
    expect(forwarding('<policies />')).toBeUndefined();
    expect(forwarding(withBlock('<policies />', someBlock('retry'), 'operation'))).toBeUndefined();
  });

  it.each(['<mock-response />', '<forward-request timeout="1" new-one="2" />', '<forward-request>text</forward-request>'])('is refused where a retry could not displace it: %s', (inner) => {
    expect(() => forwarding(`<policies><backend>${inner}</backend></policies>`)).toThrow(expect.objectContaining({ code: 'BackendSectionForeign' }));
  });
});
