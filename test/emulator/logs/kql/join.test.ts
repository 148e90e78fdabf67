import { describe, expect, it } from 'vitest';
import { columnsOf, refusalOf, rowsOf } from './ask.ts';

const left = 'datatable(Key:string, Value1:long)["a", 1, "b", 2, "b", 3, "c", 4]';
const right = 'datatable(Key:string, Value2:long)["b", 10, "c", 20, "c", 30, "d", 40]';

describe('join', () => {
  const joined = (kind: string): readonly unknown[] => rowsOf(`${left} | join ${kind} (${right}) on Key | order by Value1 asc, Value2 asc`);

  it('takes one left row for each key by default', () => {
    expect(columnsOf(`${left} | join (${right}) on Key`)).toEqual(['Key:string', 'Value1:long', 'Key1:string', 'Value2:long']);
    expect(joined('')).toEqual([['b', 2, 'b', 10], ['c', 4, 'c', 20], ['c', 4, 'c', 30]]);
  });

  it('takes all pairs where it is inner', () => {
    expect(joined('kind=inner')).toEqual([['b', 2, 'b', 10], ['b', 3, 'b', 10], ['c', 4, 'c', 20], ['c', 4, 'c', 30]]);
  });

  it('keeps what has no match on the sides that it says', () => {
    expect(joined('kind=leftouter')).toContainEqual(['a', 1, '', null]);
    expect(joined('kind=rightouter')).toContainEqual(['', null, 'd', 40]);
    expect(joined('kind=fullouter')).toHaveLength(6);
  });

  it('keeps one side alone by matches', () => {
    expect(rowsOf(`${left} | join kind=leftsemi (${right}) on Key`)).toEqual([['b', 2], ['b', 3], ['c', 4]]);
    expect(rowsOf(`${left} | join kind=leftanti (${right}) on Key`)).toEqual([['a', 1]]);
    expect(rowsOf(`${left} | join kind=rightsemi (${right}) on Key`)).toEqual([['b', 10], ['c', 20], ['c', 30]]);
    expect(rowsOf(`${left} | join kind=rightanti (${right}) on Key`)).toEqual([['d', 40]]);
  });

  it('compares columns with different names', () => {
    expect(rowsOf(`${left} | join kind=inner (${right} | project K = Key, Value2) on $left.Key == $right.K | project Key, K, Value2 | take 1`)).toEqual([['b', 'b', 10]]);
  });

  it('gives numbers to names that are taken', () => {
    expect(columnsOf(`${left} | join (datatable(Key:string, Key1:long)["b", 1]) on Key`)).toEqual(['Key:string', 'Value1:long', 'Key2:string', 'Key1:long']);
  });

  it('looks up without the key twice', () => {
    expect(columnsOf(`${left} | lookup (${right}) on Key`)).toEqual(['Key:string', 'Value1:long', 'Value2:long']);
    expect(rowsOf(`${left} | lookup (${right}) on Key | where Key == "a"`)).toEqual([['a', 1, null]]);
  });

  it('refuses unknown kinds, keys of different types and conditions of another form', () => {
    expect(refusalOf(`${left} | join kind=best (${right}) on Key`)).toContain("unknown kind 'best'");
    expect(refusalOf(`${left} | join (${right}) on $left.Key == $right.Value2`)).toContain('join keys have different types: string and long');
    expect(refusalOf(`${left} | join (${right}) on $left.Value1 > $right.Value2`)).toContain('join keys must be');
    expect(refusalOf(`${left} | join (${right}) on Nope`)).toContain("named 'Nope'");
  });
});
