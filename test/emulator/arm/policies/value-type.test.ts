import { describe, expect, it } from 'vitest';
import { valueFault } from '../../../../src/emulator/arm/policies/value-type.ts';
import type { AttributeRule } from '../../../../src/emulator/arm/policies/rules/attribute-rule.ts';

const faultOf = (rule: AttributeRule, value: string): string => /( - [^-]*)$/.exec(valueFault('a', rule, value) ?? '')?.[1]?.slice(3) ?? '';

describe('the type of an attribute', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['boolean', ['true', 'false', '1', '0', ' true '], ['True', 'yes', '', '@(true)']],
    ['int', ['0', '-5', '+5', '007', ' 8 ', '2147483647', '-2147483648'], ['', '1.0', 'x', '2147483648', '-2147483649', '1e3', '0x1']],
    ['long', ['9223372036854775807'], ['9223372036854775808']],
    ['unsignedInt', ['4294967295', '0'], ['4294967296', '-1']],
    ['integer', ['99999999999999999999'], ['1.5']],
    ['positiveInteger', ['1', '99999999999999999999'], ['0', '-1', 'x']],
    ['nonNegativeInteger', ['0'], ['-1']],
    ['double', ['1', '1.5', '.5', '-1e3', 'INF', 'NaN'], ['one', '1,5', '']],
    ['dateTime', ['2026-01-31T00:00:00Z', '0001-01-01T00:00:00Z', '2026-01-31T00:00:00+02:00'], ['2026-01-31', 'now', '2026-13-01T00:00:00Z']],
    ['ExistsAction', ['skip'], ['Skip', '']],
    ['string', ['', 'anything', '@(x)'], []],
  ])('%s', (type, good, bad) => {
    expect(good.filter((value) => valueFault('a', { type }, value) !== undefined)).toEqual([]);
    expect(bad.filter((value) => valueFault('a', { type }, value) === undefined)).toEqual([]);
  });

  it('may be an expression where the schema says so', () => {
    expect(valueFault('a', { type: 'int', expression: 1 }, '@(1)')).toBeUndefined();
    expect(valueFault('a', { type: 'int', expression: 1 }, '@{ return 1; }')).toBeUndefined();
    expect(valueFault('a', { type: 'int', expression: 1 }, '@1')).toBe("The 'a' attribute is invalid - The value '@1' is invalid according to its datatype 'AnyAtomicType' - The value '@1' is not valid according to any of the memberTypes of the union.");
  });

  it('is told apart by reasons as .NET does', () => {
    expect(faultOf({ type: 'int' }, '2147483648')).toBe("Value '2147483648' was either too large or too small for Int32.");
    expect(faultOf({ type: 'positiveInteger' }, '0')).toBe('The MinInclusive constraint failed.');
    expect(valueFault('template', { type: 'string', words: ['none', 'liquid'] }, 'handlebars')).toBe("The 'template' attribute is invalid - The value 'handlebars' is invalid according to its datatype 'String' - The Enumeration constraint failed.");
  });
});
