import { describe, expect, it } from 'vitest';
import { elementsIn, walk, type Placed } from '../../../src/policy/document/find.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';

const document = readPolicyDocument('<!-- a --><policies><inbound id="1">b<base/><choose><inbound id="2"/></choose></inbound><inbound id="3"/><backend/></policies>');

describe('elements of a document', () => {
  it('are told apart from texts', () => {
    expect(elementsIn(document.root).map(({ name }) => name)).toEqual(['inbound', 'inbound', 'backend']);
    expect(elementsIn(document.root.children[0]?.kind === 'element' ? document.root.children[0] : document.root).map(({ name }) => name)).toEqual(['base', 'choose']);
  });

  it('are walked in the order in which they begin, each with the way up to the root', () => {
    const way = (placed: Placed): string => (placed.parent === undefined ? '' : `${way(placed.parent)}/`) + placed.element.name;
    expect([...walk(document)].map(way)).toEqual(['policies', 'policies/inbound', 'policies/inbound/base', 'policies/inbound/choose', 'policies/inbound/choose/inbound', 'policies/inbound', 'policies/backend']);
  });

  it('are walked at any depth', () => {
    const deep = readPolicyDocument(`${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`);
    expect([...walk(deep)]).toHaveLength(20_000);
  });
});
