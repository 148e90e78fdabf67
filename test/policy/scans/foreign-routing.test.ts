import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { foreignRouting, type ForeignRouting } from '../../../src/policy/scans/foreign-routing.ts';
import { marked, withInbound, withSection } from './documents.ts';

describe('routing by hand', () => {
  it.each<readonly [string, Partial<ForeignRouting>]>([
    ['<set-backend-service id="x" backend-id="b" />', { is: 'set-backend-service', by: 'backend-id', value: 'b', isComputed: false }],
    ['<set-backend-service base-url="https://x/@(a)" />', { is: 'set-backend-service', by: 'base-url', value: 'https://x/@(a)', isComputed: true }],
    ['<set-backend-service base-url="{{url}}" />', { is: 'set-backend-service', by: 'base-url', value: '{{url}}', isComputed: true }],
    ['<set-backend-service backend-id="@(&quot;b&quot;)" />', { is: 'set-backend-service', by: 'backend-id', value: '@("b")', isComputed: true }],
    ['<set-backend-service />', { is: 'set-backend-service', by: '', value: '', isComputed: false }],
    ['<rewrite-uri template="/x/{y}" />', { is: 'rewrite-uri', value: '/x/{y}', isComputed: false }],
    ['<rewrite-uri template="@("/x")" copy-unmatched-params="false" />', { is: 'rewrite-uri', value: '@("/x")', isComputed: true }],
    ['<rewrite-uri />', { is: 'rewrite-uri', value: '', isComputed: false }],
    ['<authentication-managed-identity resource="https://r" />', { is: 'authentication-managed-identity', resource: 'https://r', outputVariable: undefined }],
    ['<authentication-managed-identity output-token-variable-name="t" />', { is: 'authentication-managed-identity', resource: '', outputVariable: 't' }],
    ['<set-header name=" authorization"><value>x</value></set-header>', { is: 'set-header', action: 'override' }],
    ['<set-header name="Authorization" exists-action="delete" />', { is: 'set-header', action: 'delete' }],
    ['<set-header name="Api-Key" exists-action="skip" />', { is: 'set-header', action: 'skip' }],
    ['<authentication-basic username="u" password="p" />', { is: 'authentication-basic' }],
  ])('is seen in %s', (inner, routing) => {
    const document = withInbound(`<base />\n${inner}`);
    expect(foreignRouting(document)).toEqual([{ start: document.text.indexOf(inner), line: 4, isConditional: false, ...routing }]);
  });

  it('is told whether it is conditional, in the order of the document', () => {
    const found = foreignRouting(withInbound('<choose><when condition="@(a)">\n<rewrite-uri template="/a" /></when></choose>\n<retry><set-header name="Authorization" /></retry><wait><choose><otherwise><set-backend-service backend-id="b" /></otherwise></choose></wait>'));
    expect(found.map(({ is, isConditional, line }) => [is, line, isConditional])).toEqual([
      ['rewrite-uri', 4, true],
      ['set-header', 5, false],
      ['set-backend-service', 5, true],
    ]);
  });

  it.each([
    '<set-header name="X" /><set-header />',
    '<set-query-parameter name="Authorization" />',
    '<send-request><set-header name="Authorization" /><authentication-managed-identity resource="r" /></send-request>',
    '<send-one-way-request><set-header name="Authorization" /></send-one-way-request>',
    '<choose><otherwise><return-response><set-header name="Authorization" /></return-response></otherwise></choose>',
    '<!-- <rewrite-uri template="/a" /> -->',
    marked('account', '<set-backend-service backend-id="b" /><authentication-managed-identity resource="r" />'),
  ])('is not seen in %s', (inner) => {
    expect(foreignRouting(withInbound(inner))).toEqual([]);
  });

  it('is that of inbound, and of fragments', () => {
    expect(foreignRouting(readPolicyDocument('<fragment>\n<set-backend-service backend-id="b" /></fragment>'))).toMatchObject([{ is: 'set-backend-service', line: 2 }]);
    expect(foreignRouting(withSection('backend', '<set-backend-service backend-id="b" />'))).toEqual([]);
  });
});
