import { describe, expect, it } from 'vitest';
import { checkHeader } from '../../../../src/emulator/gateway/policies/check-header.ts';
import { faultOf, refusalOf } from './shared-world.ts';

const policy = (values = '', more = '') => `<check-header name="X-Key" failed-check-httpcode="401" failed-check-error-message="Not you" ${more}>${values}</check-header>`;
const values = (...of: readonly string[]) => of.map((value) => `<value>${value}</value>`).join('');
const missing = 'Header X-Key was not found in the request. Access denied.';

const rows: readonly (readonly [statement: string, xml: string, headers: Readonly<Record<string, string>>, reason: string | undefined])[] = [
  ['lets a request with the header through, where no values are stated', policy(), { 'x-key': 'anything' }, undefined],
  ['refuses one without it', policy(), {}, 'HeaderNotFound'],
  ['lets one of the values through', policy(values('a', 'b')), { 'X-Key': 'b' }, undefined],
  ['refuses another value', policy(values('a', 'b')), { 'X-Key': 'c' }, 'HeaderValueNotAllowed'],
  ['looks at case', policy(values('a')), { 'X-Key': 'A' }, 'HeaderValueNotAllowed'],
  ['does not with ignore-case', policy(values('a'), 'ignore-case="true"'), { 'X-Key': 'A' }, undefined],
  ['takes values from expressions', policy(values('@(v)')), { 'X-Key': 'w' }, undefined],
];

describe('check-header', () => {
  it.each(rows)('%s', async (_, xml, headers, reason) => {
    expect(await refusalOf(checkHeader, xml, { request: { headers }, expressions: { '@(v)': 'w' } })).toEqual(reason && [reason, 401]);
  });

  it('tells on-error what was wrong, as documented', async () => {
    expect(await faultOf(checkHeader, policy(), {})).toMatchObject({ message: missing, shown: 'Not you' });
    expect((await faultOf(checkHeader, policy(values('a')), { request: { headers: { 'X-Key': 'c' } } })).message).toBe('Header X-Key value of c is not allowed. Access denied.');
  });
});
