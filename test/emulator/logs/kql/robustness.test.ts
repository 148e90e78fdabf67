import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KqlError } from '../../../../src/emulator/logs/kql/fault.ts';
import { syntaxDiagnosticsOf } from '../../../support/kusto-check.ts';
import { rowsOf, run } from './ask.ts';

const seed = 20_260_102;

/** What it is refused with; undefined: taken. Anything else that is thrown fails the test. */
function refusal(query: string): KqlError | undefined {
  try {
    run(query);
    return undefined;
  } catch (error) {
    if (error instanceof KqlError) return error;
    throw error;
  }
}

const words = ['AppRequests', 'AppTraces', 'Name', 'DurationMs', 'Properties', 'where', 'project', 'extend', 'summarize', 'by', 'count()', 'sum(', 'join', 'on', 'kind=inner', 'union', 'order by', 'take', 'let', 'x', '=', '==', '!=', '|', '(', ')', '[', ']', '{', '}', ',', ';', '.', '..', '!', 'in', 'has', 'between', 'and', 'or', '+', '-', '*', '/', '%', '1', '2.5', '5m', '"a"', "'b'", '@"c"', 'dynamic([1])', 'datetime(2026-01-01)', 'datetime(', 'datatable(a:long)[1]', 'print', 'range x from 1 to 3 step 1', 'mv-expand', 'render', 'asc', 'nulls', 'first', 'typeof(long)', 'iff(', 'case(', 'toscalar(', 'prev(', 'strcat(', 'materialize(', '`', '"', "'", '\\', '//', '\n', '$left', '🙂'];

describe('any text', () => {
  it('is a query or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        expect(() => refusal(text)).not.toThrow();
      }),
      { seed, numRuns: 300 },
    );
  });

  it('made of words of the language is a query or refused, never anything else', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (parts) => {
        expect(() => refusal(parts.join(' '))).not.toThrow();
      }),
      { seed, numRuns: 1500 },
    );
  });
});

const doubled = (count: number): string => `let f0 = (x:long) { x }; ${Array.from({ length: count }, (_, index) => `let f${index + 1} = (x:long) { f${index}(x) + f${index}(x) };`).join(' ')} print f${count}(1)`;

describe('what would take too long', () => {
  it.each([
    ['a regular expression that backtracks without end', `print "${'a'.repeat(40)}!" matches regex "^(a+)+$"`, 'takes too many steps on one text'],
    ['one with bounded repetitions', `print "${'a'.repeat(60)}!" matches regex "^(a{1,20}){1,20}$"`, 'takes too many steps on one text'],
    ['functions that double each other', doubled(40), 'takes more work'],
    ['unions that multiply', `let a = range x from 1 to 100 step 1; ${'bcde'.split('').map((name, index) => `let ${name} = union ${Array(10).fill('abcd'[index]).join(', ')};`).join(' ')} e | count`, 'takes more work'],
    ['texts that grow', 'let a = strrep("x", 1024); let b = strrep(a, 1024); print strlen(strrep(b, 1024))', 'takes more work'],
    ['long texts of many rows', 'range x from 1 to 5000 step 1 | extend s = strrep(tostring(x), 1000)', 'takes more work'],
    ['a value within values', `print tostring(parse_json("${'['.repeat(50_000)}${']'.repeat(50_000)}"))`, 'gets too large'],
    ['a long list to look for in each row', 'range x from 1 to 2000 step 1 | where tostring(x) has_any ((range y from 1 to 2000 step 1 | project tostring(y)))', 'takes more work'],
  ])('%s is refused', (_, query, why) => {
    expect(refusal(query)).toMatchObject({ kind: 'limit', message: expect.stringContaining(why) as string });
  });

  it('but not an expression that repeats what repeats within reason', () => {
    expect(rowsOf('print x = "a.b.c" matches regex @"^([a-z]+\\.)*[a-z]+$", y = trim(@"[\\W]+", strcat(strrep("-", 1000), "a", strrep("-", 1000), "b"))')).toEqual([[true, `a${'-'.repeat(1000)}b`]]);
  });
});

/** Expressions of a type, each whole. */
const { number, condition } = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('1', '2.5', 'DurationMs', 'toint(ResultCode)', 'long(null)', 'strlen(Name)', 'todouble(Properties.x)'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '%'), tie('number')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]) => `iff(${c}, ${a}, ${b})`),
    tie('number').map((a) => `round(${a}, 2)`),
  ),
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('Success', 'Name has "a"', 'isempty(Url)', 'ResultCode in ("200", "429")', 'Name matches regex "a+"', 'TimeGenerated between (ago(1h) .. now())'),
    fc.tuple(tie('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('number')).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('condition').map((a) => `not(${a})`),
  ),
}));

describe('generated queries', () => {
  it('that we take, Microsoft takes', () => {
    fc.assert(
      fc.property(number, condition, (value, predicate) => {
        const query = `AppRequests | where ${predicate} | extend v = ${value} | summarize total = sum(v), n = countif(${predicate}) by bin(TimeGenerated, 5m) | order by n`;
        expect(refusal(query)?.message).toBeUndefined();
        expect(syntaxDiagnosticsOf(query)).toEqual([]);
      }),
      { seed, numRuns: 25 },
    );
  });

  it('with a token left out are taken by us only where Microsoft takes them', () => {
    fc.assert(
      fc.property(condition, fc.nat(), (predicate, at) => {
        const tokens = `AppRequests | where ${predicate} | project Name , DurationMs | take 5`.split(' ');
        const query = tokens.filter((_, index) => index !== at % tokens.length).join(' ');
        if (refusal(query)?.kind === 'syntax' || refusal(query)?.kind === 'notTaken') return;
        expect([query, syntaxDiagnosticsOf(query)]).toEqual([query, []]);
      }),
      { seed, numRuns: 25 },
    );
  });
});
