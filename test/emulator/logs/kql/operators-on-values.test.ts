import { describe, expect, it } from 'vitest';
import { refusalOf, rowsOf, valueOf } from './ask.ts';

describe('arithmetic', () => {
  it.each([
    ['1.0 / 2', 0.5],
    ['1 / 2', 0],
    ['-7 / 2', -3],
    ['1 / 0', null],
    ['14 % 12', 2],
    ['-14 % 12', 10],
    ['14 % -12', 2],
    ['-14 % -12', 10],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['1 - 2 - 3', -4],
    ['1d / 1s', 86_400],
    ['24 * 60 * time(00:01:00) / time(1s)', 86_400],
    ['5 * 1s', '00:00:05'],
    ['datetime(2026-01-02) - datetime(2026-01-01)', '1.00:00:00'],
    ['datetime(2026-01-02) - 1h', '2026-01-01T23:00:00.0000000Z'],
    ['int(null) + 1', null],
    ['dynamic({"a": 3}).a + 1', 4],
    ['9223372036854775807 + 1 < 0', true],
  ])('%s', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it('has no sum of texts', () => {
    expect(refusalOf('print "a" + "b"')).toContain("the operator '+' is not defined for values of types string and string");
  });
});

describe('nulls', () => {
  it('are equal to nothing, and unequal to what is there', () => {
    expect(
      rowsOf('datatable(val:int)[5, int(null)] | extend a = val > 3, b = val > 3 or isnull(val), c = val == int(null), d = val != int(null)'),
    ).toEqual([
      [5, true, true, false, true],
      [null, null, true, null, null],
    ]);
  });

  it('pass a filter by inequality', () => {
    expect(rowsOf('datatable(ival:int, sval:string)[5, "a", int(null), "b"] | where ival != 5')).toEqual([[null, 'b']]);
  });

  it.each([
    ['bool(null) and false', false],
    ['bool(null) and true', null],
    ['bool(null) or true', true],
    ['bool(null) or false', null],
    ['isnull("")', false],
    ['isempty("")', true],
    ['isempty(int(null))', true],
    ['isnotempty("a")', true],
    ['tostring(int(null))', ''],
    ['coalesce(int(null), 4, 5)', 4],
    ['coalesce("", "b")', 'b'],
    ['strcat("a", int(null), 1)', 'a1'],
  ])('%s', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });
});

describe('operators on texts', () => {
  it.each([
    ['"aBc" == "aBc"', true],
    ['"abc" == "ABC"', false],
    ['"abc" =~ "ABC"', true],
    ['"aBc" !~ "xyz"', true],
    ['"FabriKam" contains "BRik"', true],
    ['"FabriKam" contains_cs "brik"', false],
    ['"Fabrikam" !contains "xyz"', true],
    ['"Fabrikam" endswith "Kam"', true],
    ['"Fabrikam" endswith_cs "Kam"', false],
    ['"Fabrikam" startswith "fab"', true],
    ['"Fabrikam" !startswith_cs "fab"', true],
    ['"North America" has "america"', true],
    ['"North America" !has "amer"', true],
    ['"North America" has_cs "america"', false],
    ['"KustoExplorerQueryRun" has "Explorer"', false],
    ['"a/b-c_d" has "c"', true],
    ['"x-y-z" has "y-z"', true],
    ['"x-yy-z" has "y-z"', false],
    ['"North America" hasprefix "ame"', true],
    ['"North America" hassuffix "ica"', true],
    ['"North and South America" has_all ("south", "north")', true],
    ['"North America" has_any ("south", "north")', true],
    ['"North America" has_any ("nor")', false],
    ['"abc" matches regex "^a.c$"', true],
    ['"abc" matches regex "(?i)B"', true],
    ['"bc" in ("a", "bc")', true],
    ['"BC" in ("bc")', false],
    ['"BC" in~ ("bc")', true],
    ['"BC" !in ("bc")', true],
    ['"BC" !in~ ("bc")', false],
    ['3 in (dynamic([1, 3]))', true],
    ['int(3) in (3)', true],
    ['3 between (1 .. 3)', true],
    ['4 !between (1 .. 3)', true],
    ['datetime(2026-01-02) between (datetime(2026-01-01) .. 1d)', true],
    ['int(null) between (1 .. 3)', null],
  ])('%s', (expression, value) => {
    expect(valueOf(expression)).toBe(value);
  });

  it('take texts only', () => {
    expect(refusalOf('print 1 has_any ("1")')).toContain("'has_any' cannot look for a value of type long among those of type string");
    expect(refusalOf('print 1 has "1"')).toContain("the operator 'has' takes values of type string, not long");
  });

  it('looks among the first column of a table', () => {
    expect(rowsOf('range x from 1 to 4 step 1 | where x in (datatable(y:long, z:string)[2, "a", 4, "b"])')).toEqual([[2], [4]]);
  });

  it('compares texts with numbers after a cast only', () => {
    expect(refusalOf('AppRequests | where ResultCode == 200')).toBe("SEM0064: 'where' operator: Cannot compare values of types string and long. Try adding explicit casts");
    expect(valueOf('"200" == tostring(200)')).toBe(true);
  });

  it('refuses expressions that RE2 has not', () => {
    expect(refusalOf('print "a" matches regex "(?=a)"')).toContain('look-around is not supported');
    expect(refusalOf('print "a" matches regex "("')).toContain('Regex pattern is ill-formed');
  });
});

describe('paths', () => {
  it.each([
    ['dynamic({"a": {"b c": [1, 2]}}).a["b c"][1]', 2],
    ["dynamic({\"x y\": 1}).['x y']", 1],
    ['dynamic({"x y": 1})["x y"]', 1],
    ['dynamic([1, 2, 3])[-1]', 3],
    ['dynamic([1])[5]', null],
    ['dynamic({"a": 1}).b', null],
    ['parse_json("{\\"a\\": 1.5}").a', 1.5],
    ['dynamic({"a": "x"}).a == "x"', true],
    ['dynamic({"a": 5}).a == 5', true],
    ['dynamic({"a": "5"}).a == 5', false],
  ])('%s', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it('lead into dynamics only', () => {
    expect(refusalOf('AppRequests | project Name.x')).toContain('a value of type string has no parts');
  });
});
