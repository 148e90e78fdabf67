import { readdirSync } from 'node:fs';
import path from 'node:path';
import { at, isObject, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { addressOf } from '../prepare/address.ts';
import { documentAt, resolved, schemaOf } from './schema.ts';
import type { Schema } from './schema.ts';

export interface Operation {
  readonly operationId: string;
  /** Of the parameter that names the item. */
  readonly itemName: string | undefined;
  readonly body: { readonly schema: Schema; readonly required: boolean } | undefined;
  /** Of the path, in the path's order, and of query and headers. */
  readonly parameters: readonly Parameter[];
  /** Undefined: answered without a body. By status, `default` for the others. */
  readonly responses: ReadonlyMap<string, Schema | undefined>;
  readonly isLongRunning: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Schema;
}

export type Operations = ReadonlyMap<string, Operation>;

export function operationKey(apiVersion: string, method: string, type: string, isItem: boolean): string {
  return `${apiVersion} ${method} ${type} ${isItem ? 'item' : 'collection'}`.toLowerCase();
}

/** Every operation of every published specification in a folder. Of a type at several levels the first one stands. */
export function operationsIn(specs: string): Operations {
  const found = new Map<string, Operation>();
  const files = readdirSync(specs, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && /\/(stable|preview)\/[^/]+$/.test(entry.parentPath))
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) {
    const document = documentAt(file);
    const apiVersion = textAt(document, 'info', 'version') ?? '';
    const paths = at(document, 'paths');
    for (const [template, item] of Object.entries(isObject(paths) ? paths : {})) {
      const { type, isItem } = addressOf(template.replaceAll('{', '').replaceAll('}', ''));
      for (const method of ['get', 'put', 'post', 'patch', 'delete', 'head']) {
        const operation = at(item, method);
        const key = operationKey(apiVersion, method, type, isItem);
        if (isObject(operation) && !found.has(key)) found.set(key, read(file, template, at(item, 'parameters'), operation));
      }
    }
  }
  return found;
}

function read(file: string, template: string, shared: Json | undefined, operation: Json): Operation {
  const given = [shared, at(operation, 'parameters')].flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : [])).map((one) => resolved(file, one));
  const body = given.find(({ value }) => textAt(value, 'in') === 'body');
  const responses = at(operation, 'responses');
  return {
    operationId: textAt(operation, 'operationId') ?? '',
    itemName: /\{([^}]+)\}$/.exec(template)?.[1],
    body: body && { schema: schemaOf(body.file, at(body.value, 'schema')), required: at(body.value, 'required') === true },
    parameters: given.flatMap((one): Parameter[] => {
      const [name, place] = [textAt(one.value, 'name'), textAt(one.value, 'in')];
      return name === undefined || place === undefined || place === 'body' ? [] : [{ name, in: place, required: at(one.value, 'required') === true, schema: schemaOf(one.file, one.value) }];
    }),
    responses: new Map(
      Object.entries(isObject(responses) ? responses : {}).map(([status, response]) => {
        const { file: where, value } = resolved(file, response);
        const schema = at(value, 'schema');
        return [status, schema === undefined ? undefined : schemaOf(where, schema)];
      }),
    ),
    isLongRunning: at(operation, 'x-ms-long-running-operation') === true,
  };
}
