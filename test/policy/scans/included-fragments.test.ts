import { expect, it } from 'vitest';
import { includedFragments } from '../../../src/policy/scans/included-fragments.ts';
import { marked, withInbound } from './documents.ts';

it('fragments are named once each, at any depth and outside of our blocks', () => {
  const ours = marked('deny', '<include-fragment fragment-id="ours" />');
  expect(includedFragments(withInbound(`<include-fragment fragment-id="a" />${ours}<choose><otherwise><include-fragment fragment-id='b&amp;c'/></otherwise></choose><include-fragment id="x" fragment-id="a" /><!-- <include-fragment fragment-id="d" /> -->`))).toEqual(['a', 'b&c']);
  expect(includedFragments(withInbound('<base fragment-id="a" />'))).toEqual([]);
  expect(includedFragments(withInbound('<include-fragment />'))).toEqual(['']);
});
