import { describe, expect, it } from 'vitest';
import { refusalOf, valueOf } from './ask.ts';

describe('literals', () => {
  it.each([
    ['"a\\tb\\"c"', 'a\tb"c'],
    ["'it''s'", "its"],
    ['@"C:\\a""b"', 'C:\\a"b'],
    ["@'x''y'", "x'y"],
    ['```two\nlines```', 'two\nlines'],
    ['h"hidden"', 'hidden'],
    ['"a" "b" \'c\'', 'abc'],
    ['"\\u0041\\x42"', 'AB'],
    ['0x1F', 31],
    ['12', 12],
    ['1.5', 1.5],
    ['1e3', 1000],
    ['int(7)', 7],
    ['long(-9)', -9],
    ['real(1.25)', 1.25],
    ['bool(true)', true],
    ['true', true],
    ['guid(74BE27DE-1E4E-49D9-B579-FE0B331D3642)', '74be27de-1e4e-49d9-b579-fe0b331d3642'],
    ['dynamic({"a": [1, "b", null, true, -2.5], \'c\': {}})', { a: [1, 'b', null, true, -2.5], c: {} }],
    ['dynamic(null)', null],
    ['int(null)', null],
  ])('reads %s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    ['1d', '1.00:00:00'],
    ['1.5h', '01:30:00'],
    ['30m', '00:30:00'],
    ['10s', '00:00:10'],
    ['100ms', '00:00:00.1000000'],
    ['10microseconds', '00:00:00.0000100'],
    ['1tick', '00:00:00.0000001'],
    ['timespan(15 seconds)', '00:00:15'],
    ['timespan(2)', '2.00:00:00'],
    ['time(0.12:34:56.7)', '12:34:56.7000000'],
    ['timespan("1.02:03:04")', '1.02:03:04'],
    ['datetime(2026-01-02)', '2026-01-02T00:00:00.0000000Z'],
    ['datetime(2026-01-02 03:04)', '2026-01-02T03:04:00.0000000Z'],
    ['datetime(2026-01-02T03:04:05.1234567Z)', '2026-01-02T03:04:05.1234567Z'],
    ['datetime(2026-01-02T03:04:05+02:00)', '2026-01-02T01:04:05.0000000Z'],
  ])('reads the time %s', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it('passes over comments and blanks', () => {
    expect(valueOf('1 // one\n  + 2 // more')).toBe(3);
  });

  it('says where a text does not end', () => {
    expect(refusalOf('print 1,\n "abc')).toBe("SYN0002: Query could not be parsed at '\"' on line [2,1]");
  });

  it('says which time cannot be read', () => {
    expect(refusalOf('print datetime(2026-02-30)')).toContain("Failed to parse datetime literal: 'datetime(2026-02-30)'");
  });
});
