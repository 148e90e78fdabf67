import { describe, expect, it } from 'vitest';
import { forwardRequestOf } from '../../../src/policy/scans/forward-request.ts';
import { marked, withInbound, withSection } from './documents.ts';

const backend = (inner: string) => forwardRequestOf(withSection('backend', inner));

describe('the forward-request of a document', () => {
  it('has attributes, known ones and others', () => {
    expect(backend('<forward-request id="a" http-version="2or1" timeout=\'60\' follow-redirects="@(a &amp;&amp; b)" x="1" />')).toEqual({
      line: 3,
      attributes: { timeout: '60', 'http-version': '2or1', 'follow-redirects': '@(a && b)' },
      unknown: ['x'],
      failsOnErrorStatus: false,
    });
  });

  it('is the first, at any depth', () => {
    expect(backend('<retry>\n<forward-request timeout="1" /></retry><forward-request timeout="2" />')).toMatchObject({ line: 4, attributes: { timeout: '1' } });
  });

  it.each([
    ['true', true],
    [' True ', true],
    ['{{fails}}', true],
    ['@(a)', true],
    ['false', false],
    [' FALSE', false],
  ])('with fail-on-error-status-code="%s" fails on error status: %s', (value, failsOnErrorStatus) => {
    expect(backend(`<forward-request fail-on-error-status-code="${value}" />`)).toMatchObject({ failsOnErrorStatus, attributes: { 'fail-on-error-status-code': value } });
  });

  it('is none of our blocks, of other sections, of comments', () => {
    expect(backend(marked('retry', '<forward-request />', '{"place":{"displaced":"PGJhc2UgLz4="}}'))).toBeUndefined();
    expect(backend('<base /><!-- <forward-request /> -->')).toBeUndefined();
    expect(forwardRequestOf(withInbound('<forward-request />'))).toBeUndefined();
  });
});
