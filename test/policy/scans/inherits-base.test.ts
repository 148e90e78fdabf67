import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { inheritsBase } from '../../../src/policy/scans/inherits-base.ts';
import { withInbound, withSection } from './documents.ts';

describe('a section inherits', () => {
  it.each([
    ['always', '<rate-limit calls="5" renewal-period="60" /><base />'],
    ['always', '<base></base>'],
    ['always', '<choose><when condition="@(a)"><base /></when></choose><base />'],
    ['always', '<limit-concurrency key="a" max-count="3"><base /></limit-concurrency>'],
    ['always', '<limit-concurrency key="a" max-count="3"><retry><base /></retry></limit-concurrency>'],
    ['sometimes', '<choose><when condition="@(a)"><base /></when></choose>'],
    ['sometimes', '<choose><otherwise><retry><base /></retry></otherwise></choose>'],
    ['sometimes', '<retry><choose><otherwise><base /></otherwise></choose></retry>'],
    ['never', ''],
    ['never', '<!-- <base /> -->'],
    ['never', '<basest />'],
    ['never', '<set-body>@("<base />")</set-body>'],
  ])('%s with %s', (inherits, inner) => {
    expect(inheritsBase(withInbound(inner), 'inbound')).toBe(inherits);
  });

  it('by itself only', () => {
    expect(inheritsBase(withInbound('<base />'), 'backend')).toBe('never');
    expect(inheritsBase(withSection('on-error', '<base />'), 'on-error')).toBe('always');
    expect(inheritsBase(readPolicyDocument('<fragment><base /></fragment>'), 'inbound')).toBe('never');
  });

  it('in no way that can be told where it stands twice', () => {
    expect(() => inheritsBase(readPolicyDocument('<policies>\n<inbound />\n<inbound><base /></inbound></policies>'), 'inbound')).toThrow(/lines 2 and 3/);
  });
});
