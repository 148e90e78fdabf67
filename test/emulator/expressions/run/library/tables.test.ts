import { describe, expect, it } from 'vitest';
import { ClrArray, ClrBytes } from '../../../../../src/emulator/expressions/run/arrays.ts';
import type { CallSite } from '../../../../../src/emulator/expressions/run/members.ts';
import { extensionFor, membersAt, membersOf } from '../../../../../src/emulator/expressions/run/registry.ts';
import type { ClrFunction, Value } from '../../../../../src/emulator/expressions/run/value.ts';
import { shown } from './evaluate.ts';

const site: CallSite = { typeArguments: [], spend: () => undefined, now: () => 0, random: () => 0.5 };
const lambda = (parameters: number, invoke: (args: readonly Value[]) => Value): ClrFunction => ({ clrType: 'System.Delegate', parameters, invoke });

function stat(type: string, method: string, ...args: readonly Value[]): string {
  return shown(membersAt(type).statics?.methods?.[method]?.(args, site) ?? null);
}

/** What only values can reach, as the service does not let expressions name it. */
describe('members that expressions reach through values only', () => {
  it.each([
    ['System.DateTime', 'ParseExact', ['2024-01-15 10', 'yyyy-MM-dd HH'], 'DateTime 01/15/2024 10:00:00'],
    ['System.DateTime', 'ParseExact', ['15/Jan/2024', 'dd/MMM/yyyy'], 'DateTime 01/15/2024 00:00:00'],
    ['System.Guid', 'ParseExact', ['6f9619ff8b86d011b42d00c04fc964ff', 'N'], 'Guid 6f9619ff-8b86-d011-b42d-00c04fc964ff'],
    ['System.Text.RegularExpressions.Regex', 'Escape', ['a.b*c '], String.raw`"a\\.b\\*c\\ "`],
    ['Newtonsoft.Json.JsonConvert', 'ToString', [true], '"true"'],
  ])('%s.%s(%j) is %s', (type, method, args, expected) => {
    expect(stat(type, method, ...args)).toBe(expected);
  });

  it('groups by a key, in the order of the first of each', () => {
    const numbers = new ClrArray('System.Int32', [3, 1, 4, 6]);
    const groups = extensionFor(numbers, 'GroupBy')?.(numbers, [lambda(1, ([one]) => Number(one) % 2)], site) ?? null;
    const [odd, even] = [...(membersOf(groups).items?.(groups) ?? [])];
    expect([shown(odd ?? null), shown(even ?? null), membersOf(even ?? null).properties?.['Key']?.(even ?? null)]).toEqual(['[3, 1]', '[4, 6]', 0]);
  });

  it('counts the elements that LINQ walks over', () => {
    let spent = 0;
    const counting = { ...site, spend: (units: number) => void (spent += units) };
    const numbers = new ClrArray('System.Int32', Array.from({ length: 100 }, (_, at) => at));
    extensionFor(numbers, 'Count')?.(numbers, [], counting);
    expect(spent).toBeGreaterThanOrEqual(100);
  });

  it('signs and verifies with RSA', () => {
    const rsa = membersAt('System.Security.Cryptography.RSA').statics?.methods?.['Create']?.([512 * 2], site) ?? null;
    const { methods } = membersOf(rsa);
    const name = membersAt('System.Security.Cryptography.HashAlgorithmName').statics?.properties?.['SHA256']?.(site) ?? null;
    const padding = membersAt('System.Security.Cryptography.RSASignaturePadding').statics?.properties?.['Pkcs1']?.(site) ?? null;
    const data = new ClrBytes(Buffer.from('data'));
    const signature = methods?.['SignData']?.(rsa, [data, name, padding], site) ?? null;
    expect(methods?.['VerifyData']?.(rsa, [data, signature, name, padding], site)).toBe(true);
    expect(methods?.['VerifyData']?.(rsa, [new ClrBytes(Buffer.from('other')), signature, name, padding], site)).toBe(false);
  });
});
