import { describe, expect, it } from 'vitest';
import { routeWith, withRow } from '../../../src/desired/facade/merged-route.ts';
import { newRows, type Standing, type Wanted } from '../../../src/desired/facade/new-rows.ts';
import { routableOf, type Routable } from '../../../src/desired/facade/routable.ts';
import type { RouteRow } from '../../../src/policy/blocks/route-row.ts';

const operation = (method: string, urlTemplate: string, shape: 'openai' | 'v1' = 'v1'): Routable => routableOf({ name: 'op', method, urlTemplate }, shape);
const dated = operation('POST', '/deployments/{deployment-id}/chat/completions?api-version={api-version}', 'openai');
const body = operation('POST', '/chat/completions');
const form = operation('POST', '/audio/transcriptions');
const serving = (deployment: string, ...abilities: string[]): Wanted['deployments'][number] => ({ name: `a/${deployment}`, deployment, abilities });
const wanted = (deployments: Wanted['deployments'], more: Partial<Wanted> = {}, standing: Standing = { is: 'free' }): Wanted => ({ selection: { model: undefined, as: undefined }, deployment: undefined, deployments, standing: () => standing, backendOf: (deployment) => `a--${deployment ?? ''}`, ...more });
const row = (model: string, id: string, more: Partial<RouteRow> = {}): RouteRow => ({ model, to: { kind: 'backend', id }, by: 'facade', ...more });

describe('where an operation tells its model', () => {
  it.each([
    [dated, { kind: 'path', parameter: 'deployment-id' }],
    [operation('POST', '/deployments/gpt-4o/chat/completions'), { kind: 'none' }],
    [body, { kind: 'body' }],
    [form, { kind: 'none' }],
    [operation('GET', '/responses/{id}'), { kind: 'none' }],
    [operation('GET', '/files'), { kind: 'none' }],
    [operation('POST', '/*'), { kind: 'none' }],
  ])('%#', ({ modelFrom }, expected) => {
    expect(modelFrom).toEqual(expected);
  });
});

describe('new rows', () => {
  const chat = [serving('gpt-4o', 'chat'), serving('mini', 'chat'), serving('whisper', 'transcription')];

  it('lead to what serves the operation, each under its name', () => {
    expect(newRows(dated, wanted(chat))).toEqual([{ row: row('gpt-4o', 'a--gpt-4o') }, { row: row('mini', 'a--mini') }]);
    expect(newRows(operation('POST', '/embeddings'), wanted(chat))).toEqual([]);
  });

  it('give a name where it stands in the path, and not where it stands in the body, case aside', () => {
    const as = (name: string): Partial<Wanted> => ({ selection: { model: undefined, as: name } });
    const [only] = chat;
    const one = only === undefined ? [] : [only];
    expect(newRows(dated, wanted(one, as('main')))).toEqual([{ row: row('gpt-4o', 'a--gpt-4o', { alias: 'main' }) }]);
    expect(newRows(dated, wanted(one, as('GPT-4O')))).toEqual([{ row: row('gpt-4o', 'a--gpt-4o') }]);
    expect(newRows(body, wanted(one, as('GPT-4O')))).toEqual([{ row: row('gpt-4o', 'a--gpt-4o') }]);
    expect(newRows(body, wanted(one, as('main')))).toEqual([{ why: expect.stringContaining('body'), hint: expect.stringContaining('main') }]);
    expect(newRows(dated, wanted(one, { selection: { model: 'other', as: undefined } }))).toEqual([{ row: row('gpt-4o', 'a--gpt-4o', { alias: 'other' }) }]);
  });

  it('take all calls of a form, unless they go somewhere already', () => {
    const there = row('*', 'a--other');
    expect(newRows(form, wanted(chat))).toEqual([{ row: row('*', 'a--whisper') }]);
    expect(newRows(form, wanted([...chat, serving('two', 'transcription')]))).toEqual([{ row: row('*', 'a--') }]);
    expect(newRows(form, wanted(chat, {}, { is: 'there', row: there }))).toEqual([{ row: there }]);
    expect(newRows(form, wanted(chat, {}, { is: 'there', row: undefined }))).toEqual([]);
    expect(newRows(form, wanted(chat, {}, { is: 'taken' }))).toEqual([{ why: expect.any(String), hint: expect.stringContaining("--model '*'") }]);
    for (const selection of [{ model: 'whisper', as: undefined }, { model: undefined, as: 'x' }]) expect(newRows(form, wanted(chat, { selection }))).toEqual([{ why: expect.any(String), hint: expect.any(String) }]);
  });

  it('take every other call where that is said', () => {
    const every = { selection: { model: '*', as: undefined } };
    expect(newRows(body, wanted([], every))).toEqual([{ row: row('*', 'a--') }]);
    expect(newRows(operation('GET', '/files'), wanted([], every))).toEqual([{ row: row('*', 'a--') }]);
    expect(newRows(dated, wanted(chat, { ...every, deployment: 'mini' }))).toEqual([{ row: row('*', 'a--mini', { deployment: 'mini' }) }]);
    expect(newRows(form, wanted(chat, { ...every, deployment: 'whisper' }))).toEqual([{ row: row('*', 'a--whisper') }]);
    for (const each of [body, operation('GET', '/files')]) expect(newRows(each, wanted(chat, { ...every, deployment: 'mini' }))).toEqual([{ why: expect.any(String), hint: expect.any(String) }]);
  });
});

describe('rows together', () => {
  const ours = { backend: 'main', servings: [serving('gpt-4o', 'chat'), serving('embed', 'embeddings')] };
  const tell = ({ to }: RouteRow): string => (to.kind === 'list' ? '' : to.id);
  const add = (rows: readonly RouteRow[], one: RouteRow, elsewhere?: string, isMeant = false): readonly RouteRow[] => withRow(dated, rows, one, elsewhere, isMeant, tell);

  it('bring along those of an import, for names that nobody else has', () => {
    const route = routeWith(dated, [row('mini', 'b')], ours, undefined);
    expect(route).toEqual({ modelFrom: dated.modelFrom, template: dated.operation.urlTemplate, unknown: 'refuse', rows: [row('gpt-4o', 'main', { by: 'import' }), row('mini', 'b')] });
    expect(routeWith(dated, [row('mini', 'b', { alias: 'GPT-4o' })], ours, undefined)?.rows).toHaveLength(1);
    expect(routeWith(form, [row('*', 'b')], ours, undefined)?.rows).toEqual([row('*', 'b')]);
  });

  it('fall through where the default is not ours, and keep what could not be read', () => {
    expect(routeWith(dated, [row('mini', 'b')], undefined, undefined)).toMatchObject({ unknown: 'fall-through', rows: [row('mini', 'b')] });
    const before = { modelFrom: dated.modelFrom, template: '', unknown: 'refuse', rows: [row('old', 'main', { by: 'import' }), row('mini', 'c')] } as const;
    expect(routeWith(dated, [row('mini', 'b')], { backend: 'main', servings: undefined }, before)?.rows).toEqual([row('old', 'main', { by: 'import' }), row('mini', 'b')]);
  });

  it('are none where nobody added one', () => {
    expect(routeWith(dated, [], ours, undefined)).toBeUndefined();
  });

  it('have one target for a name: another is refused unless it was meant', () => {
    expect(add([row('a', 'x')], row('a', 'x'))).toEqual([row('a', 'x')]);
    expect(add([row('a', 'x'), row('b', 'x')], row('A', 'y'), undefined, true)).toEqual([row('b', 'x'), row('A', 'y')]);
    expect(() => add([row('a', 'x')], row('A', 'y'))).toThrow(expect.objectContaining({ code: 'RouteTaken', message: expect.stringMatching(/for A .* go to x, and would go to y/) }));
    expect(() => add([], row('a', 'y'), 'main/a')).toThrow(expect.objectContaining({ code: 'RouteTaken' }));
    expect(() => add([row('*', 'x')], row('*', 'y'))).toThrow(expect.objectContaining({ hint: expect.stringContaining("--model '*'") }));
    expect(add([], row('a', 'y'), 'main/a', true)).toEqual([row('a', 'y')]);
  });

  it('are not taken from a pool', () => {
    expect(() => add([row('a', 'x', { by: 'pool', name: 'p' })], row('a', 'y'), undefined, true)).toThrow(expect.objectContaining({ code: 'RouteOfAnother', message: expect.stringContaining('pool p') }));
  });
});
