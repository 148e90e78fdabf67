import { describe, expect, it } from 'vitest';
import { includedFragments, inheritsInbound, readsClientToken } from '../../src/policy/token-check.ts';

const inbound = (inner: string): string => `<policies><inbound>${inner}</inbound><backend><base /></backend></policies>`;

describe('a look at the client\u2019s token', () => {
  it.each([
    ['validate-jwt', '<base /><validate-jwt header-name="Authorization"><issuers /></validate-jwt>'],
    ['validate-azure-ad-token', '<validate-azure-ad-token tenant-id="x" />'],
    ['get-authorization-context', '<get-authorization-context provider-id="x" />'],
    ['an expression', '<set-variable name="t" value="@(context.Request.Headers.GetValueOrDefault("Authorization","").Split(\' \').Last())" />'],
    ['an expression in an escaped document', '<set-variable name="t" value="@(context.Request.Headers[&quot;authorization&quot;])" />'],
  ])('is seen in %s', (_, inner) => {
    expect(readsClientToken(inbound(inner))).toBe(true);
  });

  it.each([
    ['a comment', '<!-- <validate-jwt /> --><base />'],
    ['a header that is only written', '<set-header name="Authorization" exists-action="delete" />'],
    ['another header', '<set-variable name="t" value="@(context.Request.Headers.GetValueOrDefault("x-team",""))" />'],
    ['a limit', '<base /><rate-limit calls="5" renewal-period="60" />'],
  ])('is not seen in %s', (_, inner) => {
    expect(readsClientToken(inbound(inner))).toBe(false);
  });
});

it('a document inherits only with a base element in inbound itself', () => {
  expect(inheritsInbound(inbound('<rate-limit calls="5" renewal-period="60" /><base />'))).toBe(true);
  expect(inheritsInbound(inbound('<base></base>'))).toBe(true);
  expect(inheritsInbound(inbound(''))).toBe(false);
  expect(inheritsInbound(inbound('<!-- <base /> -->'))).toBe(false);
  expect(inheritsInbound('<policies><backend><base /></backend></policies>')).toBe(false);
});

it('fragments are named', () => {
  expect(includedFragments(inbound(`<include-fragment fragment-id="a" /><include-fragment fragment-id='b'/>`))).toEqual(['a', 'b']);
});
