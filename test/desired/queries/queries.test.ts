import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { monitorQueryCommand } from '../../../commands/monitor-query.ts';
import { filledIn, parametersOf } from '../../../src/desired/queries/fill-in.ts';
import { kqlReal, kqlText, kqlTimespan } from '../../../src/desired/queries/kql-literal.ts';
import { logQueries } from '../../../src/desired/queries/log-query.ts';
import { kqlPrices, priceExample, readPrices } from '../../../src/desired/queries/prices.ts';
import { momentOf, shortDuration, spanOf, stepFor } from '../../../src/desired/queries/span.ts';

const folder = path.resolve(import.meta.dirname, '../../../templates/kql');
const templates = Object.fromEntries(readdirSync(folder).map((file) => [file.replace(/\.kql$/, ''), readFileSync(path.join(folder, file), 'utf8')]));

describe('the queries', () => {
  it('have a file each, and tail has one', () => {
    expect(Object.keys(templates).toSorted()).toEqual([...logQueries.map(({ name }) => name), 'tail'].toSorted());
    expect(monitorQueryCommand.arguments?.[0]?.choices).toEqual(logQueries.map(({ name }) => name));
  });

  it.each(Object.entries(templates))('%s says what it is, what it reads, and takes a service and an API', (_, text) => {
    const [about = '', reads = ''] = text.split('\n');
    expect(about).toMatch(/^\/\/ \S.*\.$|^\/\/ \S.*asks\.$/);
    expect(reads).toMatch(/^\/\/ Reads \w+.*monitor enable/);
    expect(parametersOf(text)).toMatchObject({ service: '""', api: '""' });
    expect(text).not.toContain('ago(');
    expect(text).toContain('!startswith "apim-llm-canary"');
  });

  it('take values in place of those that stand in them, and stay otherwise as they are', () => {
    const filled = filledIn(templates['throttling'] ?? '', { service: kqlText('my"apim'), step: '30s', unknown: '1' });
    expect(parametersOf(filled)).toEqual({ service: '"my\\"apim"', api: '""', step: '30s' });
    expect(filled.split('\n').filter((line) => !(templates['throttling'] ?? '').includes(line))).toHaveLength(2);
    expect(filledIn(templates['throttling'] ?? '', {})).toBe(templates['throttling']);
    expect(filledIn(filled, { service: '""', step: '5m' })).toBe(templates['throttling']);
  });
});

describe('literals', () => {
  it.each([
    ['plain', '"plain"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['"; drop', '"\\"; drop"'],
    ['line\nend', '"line\\u000aend"'],
  ])('%j is %s', (text, literal) => expect(kqlText(text)).toBe(literal));

  it('of numbers are reals, of times in the largest unit', () => {
    expect([0, 2, 2.5, 1e-7].map(kqlReal)).toEqual(['0.0', '2.0', '2.5', '1e-7']);
    expect([86_400_000, 3_600_000, 90_000, 1500].map(kqlTimespan)).toEqual(['1d', '1h', '90s', '1500ms']);
  });
});

describe('times', () => {
  const noon = Date.UTC(2026, 0, 1, 12);

  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['1h', 3_600_000],
    ['7D', 604_800_000],
    ['PT1H30M', 5_400_000],
    ['pt5m', 300_000],
  ])('%s is so long ago', (text, ms) => expect([momentOf(text, '--since'), shortDuration(text)]).toEqual([{ ago: ms }, ms]));

  it.each([
    ['2026-01-01', Date.UTC(2026, 0, 1)],
    ['2026-01-01T08:30', Date.UTC(2026, 0, 1, 8, 30)],
    ['2026-01-01 08:30:15', Date.UTC(2026, 0, 1, 8, 30, 15)],
    ['2026-01-01T08:30:00+09:00', Date.UTC(2025, 11, 31, 23, 30)],
    ['2026-01-01T08:30:00.5Z', Date.UTC(2026, 0, 1, 8, 30, 0, 500)],
  ])('%s is a moment, of UTC where it says nothing else', (text, at) => expect(momentOf(text, '--since')).toEqual({ at }));

  it.each(['', 'yesterday', '1', '0s', '1w', '2026-13-01', '2026-01-01T', 'PT', '-1h', '1h 1m'])('%j is none', (text) => {
    expect(() => momentOf(text, '--until')).toThrow(expect.objectContaining({ code: 'InvalidValue', exitCode: 2, message: `--until: "${text}" is no time` }));
  });

  it('make a span: up to now by the clock of the service, else between two moments', () => {
    expect(spanOf({ ago: 3_600_000 }, undefined, noon)).toEqual({ duration: 'PT1H' });
    expect(spanOf({ at: noon - 1000 }, undefined, noon)).toEqual({ from: noon - 1000, to: noon });
    expect(spanOf({ ago: 7_200_000 }, { ago: 3_600_000 }, noon)).toEqual({ from: noon - 7_200_000, to: noon - 3_600_000 });
    expect(() => spanOf({ ago: 60_000 }, { ago: 60_000 }, noon)).toThrow('--until: that is not after --since');
    expect(() => spanOf({ at: noon }, undefined, noon)).toThrow('--since: that is still to come');
  });

  it.each([
    [60_000, 10_000],
    [240_000, 10_000],
    [240_001, 15_000],
    [3_600_000, 300_000],
    [86_400_000, 3_600_000],
    [30 * 86_400_000, 604_800_000],
    [1000 * 86_400_000, 604_800_000],
  ])('of %i ms have lines of %i ms', (length, step) => expect(stepFor({ from: 0, to: length })).toBe(step));
});

describe('prices', () => {
  const good = { currency: 'EUR', perMillionTokens: { 'gpt-4o': { prompt: 2.5, completion: 10 }, 'a"b': { prompt: 0, completion: 0 } } };

  it('are read, and become a table', () => {
    const prices = readPrices(`\uFEFF${JSON.stringify(good)}`, 'p.json');
    expect(prices.currency).toBe('EUR');
    expect(kqlPrices(prices)).toBe('datatable (PricedModel: string, PromptPrice: real, CompletionPrice: real) ["gpt-4o", 2.5, 10.0, "a\\"b", 0.0, 0.0]');
  });

  it('are read as the example has them', () => {
    expect(readPrices(priceExample(['x', 'y']), 'p.json')).toEqual({ currency: 'USD', prices: [{ model: 'x', prompt: 0, completion: 0 }, { model: 'y', prompt: 0, completion: 0 }] });
  });

  it.each([
    ['{', 'that is no JSON'],
    ['[]', 'expected an object'],
    ['{"perMillion": {}}', '"perMillion" is not known'],
    ['{"currency": 1, "perMillionTokens": {}}', '"currency" must be a text'],
    ['{"perMillionTokens": {}}', 'must name at least one model'],
    ['{"perMillionTokens": {"m": {"prompt": 1}}}', '"m" needs "prompt" and "completion"'],
    ['{"perMillionTokens": {"m": {"prompt": 1, "completion": -1}}}', '"m" needs'],
    ['{"perMillionTokens": {"m": 3}}', '"m" needs'],
  ])('%s are refused', (text, why) => {
    expect(() => readPrices(text, 'p.json')).toThrow(expect.objectContaining({ code: 'PricesInvalid', exitCode: 2, message: expect.stringContaining(`p.json: ${why}`.replace('p.json: must', 'must')) as string }));
  });
});
