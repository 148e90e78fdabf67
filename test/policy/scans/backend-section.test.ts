import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { backendSection } from '../../../src/policy/scans/backend-section.ts';
import { marked, withInbound, withSection } from './documents.ts';

const retry = (inner = '<retry />'): string => marked('retry', inner, '{"place":{"displaced":"PGJhc2UgLz4="}}');

describe('the backend section', () => {
  it('is absent or empty', () => {
    expect(backendSection(withInbound('<base />'))).toEqual({ is: 'absent' });
    expect(backendSection(readPolicyDocument('<policies><backend /></policies>'))).toEqual({ is: 'empty' });
    expect(backendSection(withSection('backend', '<!-- nothing --> '))).toEqual({ is: 'empty' });
  });

  it('has base', () => {
    expect(backendSection(withSection('backend', '<!-- x -->\n<base />'))).toEqual({ is: 'base', line: 4 });
  });

  it('has a plain forward-request, whose attributes are kept', () => {
    expect(backendSection(withSection('backend', '<forward-request id="x" timeout="@((int)context.Variables[&quot;t&quot;])" buffer-request-body="true" fail-on-error-status-code="false" />'))).toEqual({
      is: 'forward-request',
      request: { line: 3, attributes: { timeout: '@((int)context.Variables["t"])', 'buffer-request-body': 'true', 'fail-on-error-status-code': 'false' }, unknown: [], failsOnErrorStatus: false },
    });
  });

  it('has a block of ours', () => {
    expect(backendSection(withSection('backend', retry()))).toMatchObject({ is: 'ours', block: { kind: 'retry', line: 3 } });
  });

  it.each([
    ['<retry><forward-request /></retry>', 3, '<retry> decides there how calls are forwarded'],
    ['<!-- x -->\n<include-fragment fragment-id="f" />', 4, '<include-fragment> decides there how calls are forwarded'],
    ['<base />\n<set-header name="x" />', 4, '<base> and <set-header> stand there, and API Management takes one policy'],
    [`${retry()}\n<base />`, 4, 'the block retry and <base> stand there, and API Management takes one policy'],
    [`<base />\n${retry()}`, 4, '<base> and the block retry stand there, and API Management takes one policy'],
    ['\ntext', 4, 'text stands there, which API Management does not take'],
    ['<base />\ntext', 4, '<base> and text stand there, and API Management takes one policy'],
    ['<forward-request>\ntext</forward-request>', 3, '<forward-request> holds something there, which API Management does not take'],
    ['<base><return-response /></base>', 3, '<base> holds something there, which API Management does not take'],
    ['<forward-request timeout="1" new-one="2" newer="3" />', 3, '<forward-request> has the attribute "new-one" there, which this version does not know'],
  ])('is foreign with %s', (inner, line, why) => {
    expect(backendSection(withSection('backend', inner))).toEqual({ is: 'foreign', line, why });
  });
});
