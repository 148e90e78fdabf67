import { describe, expect, it } from 'vitest';
import { ipFilter } from '../../../../src/emulator/gateway/policies/ip-filter.ts';
import { faultOf, refusalOf } from './shared-world.ts';

const policy = (action: string, inside: string) => `<ip-filter action="${action}">${inside}</ip-filter>`;
const own = '<address>127.0.0.1</address>';
const range = (from: string, to: string) => `<address-range from="${from}" to="${to}" />`;
const other = '<address>10.0.0.1</address>';

const rows: readonly (readonly [statement: string, xml: string, reason: string | undefined])[] = [
  ['allow lets the address through', policy('allow', other + own), undefined],
  ['allow refuses every other one', policy('allow', other), 'CallerIpNotAllowed'],
  ['allow refuses everybody where it has no address', policy('allow', ''), 'CallerIpNotAllowed'],
  ['allow lets a range through, its ends included', policy('allow', range('127.0.0.1', '127.0.0.9')), undefined],
  ['allow refuses what lies outside', policy('allow', range('127.0.0.2', '127.0.0.9')), 'CallerIpNotAllowed'],
  ['allow does not mix up the versions', policy('allow', range('::1', '::9')), 'CallerIpNotAllowed'],
  ['allow takes IPv4 in the clothes of IPv6', policy('allow', '<address>::ffff:127.0.0.1</address>'), undefined],
  ['forbid refuses the address', policy('forbid', own), 'CallerIpBlocked'],
  ['forbid lets every other one through', policy('forbid', other), undefined],
  ['addresses may come from expressions', policy('forbid', '<address>@(a)</address>'), 'CallerIpBlocked'],
  ['no address is a fault of the policy', policy('allow', '<address>here</address>'), 'ExpressionValueEvaluationFailure'],
  ['nor is a range that ends before it begins', policy('allow', range('10.0.0.9', '10.0.0.1')), 'ExpressionValueEvaluationFailure'],
  ['an action from an expression is allow or forbid', policy('@(no)', own), 'ExpressionValueEvaluationFailure'],
];

describe('ip-filter', () => {
  it.each(rows)('%s', async (_, xml, reason) => {
    const status = reason === 'ExpressionValueEvaluationFailure' ? 500 : 403;
    expect(await refusalOf(ipFilter, xml, { expressions: { '@(a)': '127.0.0.1', '@(no)': 'deny' } })).toEqual(reason && [reason, status]);
  });

  it.each([
    [policy('allow', other), 'Caller IP address 127.0.0.1 is not allowed. Access denied.'],
    [policy('forbid', own), 'Caller IP address is blocked. Access denied.'],
  ])('says so in the documented words: %s', async (xml, message) => {
    expect((await faultOf(ipFilter, xml, {})).message).toBe(message);
  });
});
