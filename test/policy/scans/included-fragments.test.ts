import { expect, it } from 'vitest';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { includedFragments } from '../../../src/policy/scans/included-fragments.ts';
import { marked, withInbound } from './documents.ts';

it('fragments are named once each for a section, at any depth and outside of our blocks', () => {
  const ours = marked('deny', '<include-fragment fragment-id="ours" />');
  expect(includedFragments(withInbound(`<include-fragment fragment-id="a" />${ours}<choose><otherwise><include-fragment fragment-id='b&amp;c'/></otherwise></choose><include-fragment id="x" fragment-id="a" /><!-- <include-fragment fragment-id="d" /> -->`))).toEqual([{ id: 'a', section: 'inbound' }, { id: 'b&c', section: 'inbound' }]);
  expect(includedFragments(withInbound('<base fragment-id="a" />'))).toEqual([]);
  expect(includedFragments(withInbound('<include-fragment />'))).toEqual([{ id: '', section: 'inbound' }]);
  const twice = '<policies><inbound><include-fragment fragment-id="a" /></inbound><outbound><include-fragment fragment-id="a" /></outbound></policies>';
  expect(includedFragments(readPolicyDocument(twice)).map(({ section }) => section)).toEqual(['inbound', 'outbound']);
  expect(includedFragments(readPolicyDocument('<fragment><include-fragment fragment-id="a" /></fragment>'))).toEqual([{ id: 'a', section: undefined }]);
});
