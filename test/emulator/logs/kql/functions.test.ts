import { describe, expect, it } from 'vitest';
import { refusalOf, valueOf } from './ask.ts';

const cases: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  texts: [
    ['strlen("abc")', 3],
    ['tolower("AbC")', 'abc'],
    ['toupper("AbC")', 'ABC'],
    ['strcat("a", 1, true, 1.5)', 'a1true1.5'],
    ['strcat_delim("-", "a", 1)', 'a-1'],
    ['substring("123456", 1)', '23456'],
    ['substring("123456", 2, 2)', '34'],
    ['substring("123456", -2, 2)', '56'],
    ['indexof("abcdefg", "cde")', 2],
    ['indexof("abcdefg", "cde", 1, 4)', 2],
    ['indexof("abcdefg", "cde", 1, 2)', -1],
    ['indexof("abcdefg", "cde", 3, 4)', -1],
    ['indexof("abcdefg", "cde", -5)', 2],
    ['indexof(1234567, 5, 1, 4)', 4],
    ['indexof("abcdefgabcdefg", "cde", 1, 10, 2)', 9],
    ['indexof("abcdefgabcdefg", "cde", 1, -1, 3)', -1],
    ['split("aa_bb", "_")', ['aa', 'bb']],
    ['split("aaa_bbb_ccc", "_", 1)', ['bbb']],
    ['split("", "_")', ['']],
    ['split("a__b", "_")', ['a', '', 'b']],
    ['replace_string("a.b.c", ".", "-")', 'a-b-c'],
    ['countof("ababa", "aba")', 2],
    ['reverse("abc")', 'cba'],
    ['url_decode("a%20b")', 'a b'],
    ['url_encode("https://a b")', 'https%3a%2f%2fa+b'],
    ['url_encode_component("https://a b")', 'https%3a%2f%2fa%20b'],
  ],
  expressions: [
    ['extract("x=([0-9]+)", 1, "a x=45")', '45'],
    ['extract("x=([0-9]+)", 0, "a x=45")', 'x=45'],
    ['extract("y", 0, "x")', ''],
    ['extract("([0-9]+)", 1, "a45", typeof(long)) + 1', 46],
    ['extract_all("([a-z])", "a1b")', ['a', 'b']],
    ['extract_all("([a-z])([0-9])([a-z])", dynamic([1, 3]), "a1b c2d")', [['a', 'b'], ['c', 'd']]],
    ['extract("((?:[0-9]+\\\\.)+)x", 1, "v 1.22.x")', '1.22.'],
    ['replace_regex("a-b-c", "([a-z]-)+", "<\\\\0>")', '<a-b->c'],
    ['replace_regex("a1b22", "[0-9]+", "#")', 'a#b#'],
    ['replace_regex("John Smith", "(\\\\w+) (\\\\w+)", "\\\\2, \\\\1")', 'Smith, John'],
    ['trim("--", "--a--b----")', 'a--b'],
    ['trim_start("[^a-z]+", "12ab3")', 'ab3'],
    ['trim_end("[^a-z]+", "12ab3")', '12ab'],
    ['trim_end("(?i)ab", "xABab")', 'x'],
  ],
  conversions: [
    ['toint("12")', 12],
    ['toint("x")', null],
    ['toint(3000000000)', null],
    ['tolong(2.9)', 2],
    ['tolong("0x10")', 16],
    ['todouble("1.5")', 1.5],
    ['toreal("")', null],
    ['tobool("True")', true],
    ['tobool(0)', false],
    ['tostring(1.0)', '1'],
    ['tostring(dynamic({"a":[1,"b"]}))', '{"a":[1,"b"]}'],
    ['tostring(dynamic("x"))', 'x'],
    ['tostring(datetime(2026-01-01))', '2026-01-01T00:00:00.0000000Z'],
    ['tostring(1h)', '01:00:00'],
    ['todatetime("2026-01-01T00:00:00.5Z")', '2026-01-01T00:00:00.5000000Z'],
    ['todatetime("soon")', null],
    ['totimespan("1.00:00:00")', '1.00:00:00'],
    ['toguid("x")', null],
    ['toguid("0123456789AB-cdef-0123-456789abcdef")', '01234567-89ab-cdef-0123-456789abcdef'],
    ['parse_json("{\\"a\\":1}")', { a: 1 }],
    ['parse_json("no json")', 'no json'],
    ['todynamic("[1]")', [1]],
    ['gettype(dynamic([1]))', 'array'],
  ],
  numbers: [
    ['bin(4.5, 1)', 4],
    ['bin(-4, 3)', -6],
    ['bin(7, 0)', null],
    ['bin(int(null), 5)', null],
    ['floor(7.9, 2)', 6],
    ['bin(time(16d), 7d)', '14.00:00:00'],
    ['bin(datetime(1970-05-11 13:45:07), 1d)', '1970-05-11T00:00:00.0000000Z'],
    ['bin(datetime(2026-01-01 00:07:30), 5m)', '2026-01-01T00:05:00.0000000Z'],
    ['bin(datetime(2026-01-01), 7d)', '2025-12-29T00:00:00.0000000Z'],
    ['bin_at(6.5, 2.5, 7)', 4.5],
    ['abs(-3)', 3],
    ['abs(-1h)', '01:00:00'],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['round(2.344, 2)', 2.34],
    ['round(5)', 5],
    ['ceiling(1.2)', 2],
    ['pow(2, 3)', 8],
    ['sqrt(9)', 3],
    ['min_of(3, 1.5)', 1.5],
    ['max_of(3, int(null), 7)', 7],
  ],
  times: [
    ['now()', '2026-01-02T03:04:05.0000000Z'],
    ['now(-1h)', '2026-01-02T02:04:05.0000000Z'],
    ['ago(1d)', '2026-01-01T03:04:05.0000000Z'],
    ['startofday(now())', '2026-01-02T00:00:00.0000000Z'],
    ['startofday(now(), -1)', '2026-01-01T00:00:00.0000000Z'],
    ['endofday(now())', '2026-01-02T23:59:59.9999999Z'],
    ['startofweek(now())', '2025-12-28T00:00:00.0000000Z'],
    ['startofmonth(now(), 1)', '2026-02-01T00:00:00.0000000Z'],
    ['startofyear(now())', '2026-01-01T00:00:00.0000000Z'],
    ["datetime_diff('year', datetime(2017-01-01), datetime(2000-12-31))", 17],
    ["datetime_diff('quarter', datetime(2017-07-01), datetime(2017-03-30))", 2],
    ["datetime_diff('month', datetime(2017-01-01), datetime(2015-12-30))", 13],
    ["datetime_diff('week', datetime(2017-10-29 00:00), datetime(2017-09-30 23:59))", 5],
    ["datetime_diff('day', datetime(2017-10-29 00:00), datetime(2017-09-30 23:59))", 29],
    ["datetime_diff('hour', datetime(2017-10-31 01:00), datetime(2017-10-30 23:59))", 2],
    ["datetime_diff('minute', datetime(2017-10-30 23:05:01), datetime(2017-10-30 23:00:59))", 5],
    ["datetime_diff('second', datetime(2017-10-30 23:00:10.100), datetime(2017-10-30 23:00:00.900))", 10],
    ["datetime_diff('millisecond', datetime(2017-10-30 23:00:00.200100), datetime(2017-10-30 23:00:00.100900))", 100],
    ["datetime_diff('microsecond', datetime(2017-10-30 23:00:00.1009001), datetime(2017-10-30 23:00:00.1008009))", 100],
    ["datetime_diff('nanosecond', datetime(2017-10-30 23:00:00.0000000), datetime(2017-10-30 23:00:00.0000007))", -700],
    ["datetime_add('month', 1, datetime(2026-01-31))", '2026-02-28T00:00:00.0000000Z'],
    ["datetime_part('hour', now())", 3],
    ["datetime_part('week_of_year', datetime(2017-10-30 01:02:03))", 44],
    ['week_of_year(datetime(2027-01-03))', 53],
    ['week_of_year(datetime(2024-12-30))', 1],
    ["datetime_part('nanosecond', datetime(2017-10-30 01:02:03.7654321))", 765_432_100],
    ['format_datetime(datetime(2009-06-15T13:45:30.6175425), "yy-MM-dd [HH:mm:ss] tt h fff FFFFFFF")', '09-06-15 [13:45:30] PM 1 617 6175425'],
    ['format_timespan(time(1.02:03:04.5), "d.hh:mm:ss.fff")', '1.02:03:04.500'],
    ['dayofweek(datetime(2026-01-04))', '00:00:00'],
    ['dayofweek(datetime(2026-01-05))', '1.00:00:00'],
    ['hourofday(now())', 3],
    ['dayofyear(datetime(2026-02-01))', 32],
    ['make_datetime(2026, 1, 2, 3, 4, 5.5)', '2026-01-02T03:04:05.5000000Z'],
    ['make_datetime(2017, 10, 1, 12, 11, 0.1234567)', '2017-10-01T12:11:00.1234567Z'],
    ['unixtime_seconds_todatetime(0)', '1970-01-01T00:00:00.0000000Z'],
  ],
  dynamics: [
    ['array_length(dynamic([1, 2]))', 2],
    ['array_length(dynamic({}))', null],
    ['array_sort_asc(dynamic([3, 1, null, 2]))', [1, 2, 3, null]],
    ['array_sort_desc(dynamic([3, 1, null, 2]))', [3, 2, 1, null]],
    ['strcat_array(dynamic([1, "a"]), "->")', '1->a'],
    ['array_concat(dynamic([1]), dynamic([2]))', [1, 2]],
    ['array_slice(dynamic([1, 2, 3]), 1, 2)', [2, 3]],
    ['array_index_of(dynamic(["a", "b"]), "b")', 1],
    ['set_has_element(dynamic([1, 2]), 2)', true],
    ['set_union(dynamic([1, 2]), dynamic([2, 3]))', [1, 2, 3]],
    ['bag_keys(dynamic({"a": 1, "b": 2}))', ['a', 'b']],
    ['bag_has_key(dynamic({"a": 1}), "a")', true],
    ['bag_has_key(dynamic({"a": {"b": 1}}), "$.a.b")', true],
    ['bag_has_key(dynamic({"a": {"b": 1}}), "$.a.c")', false],
    ['bag_remove_keys(dynamic({"a": {"b": 1, "c": 2}, "d": 3}), dynamic(["$.a.b", "d", "e"]))', { a: { c: 2 } }],
    ['tostring(bag_merge(dynamic({"a": 1, "b": 2}), dynamic({"c": 3, "a": 4})))', '{"a":1,"b":2,"c":3}'],
    ['bag_pack("a", 1, "t", datetime(2026-01-01))', { a: 1, t: '2026-01-01T00:00:00.0000000Z' }],
    ['pack_array(1, "a")', [1, 'a']],
  ],
  addresses: [
    [
      'parse_url("scheme://username:password@host:1234/this/is/a/path?k1=v1&k2=v2#fragment")',
      { Scheme: 'scheme', Host: 'host', Port: '1234', Path: '/this/is/a/path', Username: 'username', Password: 'password', 'Query Parameters': { k1: 'v1', k2: 'v2' }, Fragment: 'fragment' },
    ],
    ['tostring(parse_url("https://aoai-swe.openai.azure.com/openai").Host)', 'aoai-swe.openai.azure.com'],
  ],
  choices: [
    ['iff(1 > 2, "a", "b")', 'b'],
    ['iff(bool(null), 1, 2.5)', 2.5],
    ['case(false, 1, true, 2, 3)', 2],
    ['case(false, 1, 9)', 9],
    ['not(true)', false],
  ],
};

describe.each(Object.entries(cases))('functions of %s', (_, list) => {
  it.each(list)('%s', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });
});

describe('calls', () => {
  it('are refused with their name where nobody knows it', () => {
    expect(refusalOf('print frobnicate(1)')).toBe("SEM0260: Unknown function: 'frobnicate'.");
  });

  it('are refused as ours where Azure knows it', () => {
    expect(refusalOf('print geo_distance_2points(1, 2, 3, 4)')).toBe("NotEmulated: The local Azure does not evaluate function 'geo_distance_2points'.");
    expect(refusalOf('print hash("a")')).toBe("NotEmulated: The local Azure does not evaluate function 'hash'.");
    expect(refusalOf('print extract_all("(?P<a>.)", dynamic(["a"]), "x")')).toBe("NotEmulated: The local Azure does not evaluate groups by their names in 'extract_all'.");
    expect(refusalOf('print array_sort_asc(dynamic([1]), dynamic([2]))')).toBe("NotEmulated: The local Azure does not evaluate function 'array_sort_asc' with 2 arguments.");
  });

  it('are refused with wrong arguments', () => {
    expect(refusalOf('print substring("a")')).toContain('substring(): function expects 2 to 3 argument(s), not 1');
    expect(refusalOf('print startofday("a")')).toContain('startofday(): argument #1 expected to be of type datetime, not string');
    expect(refusalOf('print bin(now(), 5)')).toContain('bin(): it cannot be called with values of types datetime, long');
    expect(refusalOf('print case(true, 1, false, 2)')).toContain('case(): function expects an odd number of arguments');
    expect(refusalOf('print iff(true, 1, "a")')).toContain('iff(): values of types long, string');
  });

  it('of aggregates stand in summarize only', () => {
    expect(refusalOf('AppRequests | extend x = sum(DurationMs)')).toContain("the aggregate function 'sum' can be used in summarize only");
  });
});
