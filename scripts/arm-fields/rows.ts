import type { FieldTable, NameRule, Row } from '../../src/emulator/arm/schema/table.ts';
import { isServed } from './served-types.ts';
import { Shapes } from './shapes.ts';
import { parametersOf, resolved, specFilesBelow } from './spec-files.ts';
import type { Operation, Placed, Schema } from './spec-files.ts';

interface Target {
  readonly type: string;
  /** Names of the parameters that name the resource and its parents below the provider. */
  readonly parameters: readonly string[];
  readonly isCollection: boolean;
  /** Stands at whatever scope there is, and not only at one kind of them. */
  readonly atAnyScope: boolean;
}

type MutableRow = { -readonly [key in keyof Row]: Row[key] };

/** The table of a folder of specifications: the same folder gives the same table. */
export function tableOf(folder: string): FieldTable {
  const shapes = new Shapes();
  const names = new Names();
  const types = new Map<string, Map<string, MutableRow>>();
  const files = specFilesBelow(folder).map(({ file, apiVersion, paths }) => ({ file, apiVersion, items: Object.entries(paths).flatMap(([path, item]) => servedAt(path, item)) }));
  const general = new Set(files.flatMap(({ apiVersion, items }) => items.filter(({ target }) => target.atAnyScope).map(({ target }) => `${target.type} ${apiVersion}`)));
  for (const { file, apiVersion, items } of files) {
    for (const { target, item } of items) {
      // A management group's settings have less than those of a resource, under the same type.
      if (!target.atAnyScope && general.has(`${target.type} ${apiVersion}`)) continue;
      const versions = types.get(target.type) ?? new Map<string, MutableRow>();
      types.set(target.type, versions);
      const row = versions.get(apiVersion) ?? { names: [] };
      versions.set(apiVersion, row);
      for (const [method, operation] of Object.entries(item)) addOperation(row, method.toUpperCase(), operation, file, target, shapes, names);
    }
  }
  const sorted = [...types].toSorted(byKey).map(([type, versions]) => [type, Object.fromEntries([...versions].toSorted(byKey))]);
  return { names: names.all, shapes: shapes.all, types: Object.fromEntries(sorted) as FieldTable['types'] };
}

function servedAt(path: string, item: Readonly<Record<string, Operation>>): readonly { readonly target: Target; readonly item: Readonly<Record<string, Operation>> }[] {
  const target = targetOf(path);
  return target && isServed(target.type) ? [{ target, item }] : [];
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Below the provider types and names alternate; what stands alone at the end is a collection, or an action. */
export function targetOf(path: string): Target | undefined {
  const [provider, ...segments] = path.slice(path.lastIndexOf('/providers/') + '/providers/'.length).split('/').filter((segment) => segment !== '');
  if (!path.includes('/providers/') || !provider || provider.startsWith('{') || segments.length === 0) return undefined;
  const isCollection = segments.length % 2 === 1;
  const types = segments.filter((_, index) => index % 2 === 0);
  const parameters = segments.filter((_, index) => index % 2 === 1).map((segment) => segment.replace(/^\{(.*)\}$/, '$1'));
  return { type: [provider, ...types].join('/'), parameters, isCollection, atAnyScope: /^\/\{[^}]+\}\/providers\//.test(path) };
}

function addOperation(row: MutableRow, method: string, operation: Operation, file: string, target: Target, shapes: Shapes, names: Names): void {
  const parameters = parametersOf(operation, file);
  const isAction = method === 'POST';
  if (target.isCollection && !isAction) {
    const item = method === 'GET' ? itemOf(operation, file) : undefined;
    if (item) row.answer ??= shapes.of(item);
    return;
  }
  if (method === 'PUT' || method === 'PATCH' || method === 'POST') {
    const body = parameters.find(({ schema }) => schema['in'] === 'body');
    row[method] = body ? shapes.of({ schema: body.schema['schema'] as Schema, file: body.file }) : null;
  }
  if (method === 'GET' || isAction) {
    const answer = answerOf(operation, file);
    if (answer) row.answer = shapes.of(answer);
  }
  row.names = target.parameters.map((name) => names.add(name, parameters.find(({ schema }) => schema['in'] === 'path' && schema['name'] === name)?.schema));
}

/** What is only listed shows itself there. */
function itemOf(operation: Operation, file: string): Placed | undefined {
  const list = answerOf(operation, file);
  const here = list && resolved(list);
  const value = (here?.schema['properties'] as Readonly<Record<string, Schema>> | undefined)?.['value'];
  const items = value?.['items'] as Schema | undefined;
  return here && items && { schema: items, file: here.file };
}

function answerOf({ responses = {} }: Operation, file: string): Placed | undefined {
  const response = responses['200'] ?? responses['201'];
  if (!response) return undefined;
  const here = resolved({ schema: response, file });
  const schema = here.schema['schema'] as Schema | undefined;
  return schema && { schema, file: here.file };
}

class Names {
  readonly all: NameRule[] = [];

  add(name: string, schema: Schema = {}): number {
    const { pattern, minLength, maxLength, enum: words } = schema;
    const length = minLength === undefined && maxLength === undefined ? {} : { length: [minLength ?? null, maxLength ?? null] as const };
    const rule = { name, ...(pattern === undefined ? {} : { pattern }), ...length, ...(words === undefined ? {} : { words }) } as NameRule;
    const text = JSON.stringify(rule);
    const known = this.all.findIndex((other) => JSON.stringify(other) === text);
    return known < 0 ? this.all.push(rule) - 1 : known;
  }
}
