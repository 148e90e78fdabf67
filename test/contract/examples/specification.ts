import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { at, isObject, textAt } from '../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../src/model/json.ts';

export interface SpecParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
}

/** One operation of a published specification, with its examples. */
export interface SpecOperation {
  readonly operationId: string;
  readonly apiVersion: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly SpecParameter[];
  readonly examples: readonly SpecExample[];
}

export interface SpecExample {
  readonly file: string;
  readonly parameters: JsonObject;
  readonly responses: JsonObject;
}

/** Operations that have examples in the folder, of every file of it. */
export function operationsWithExamples(specs: string): readonly SpecOperation[] {
  return filesBelow(specs).flatMap((file) => operationsIn(file));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && /\/(stable|preview)\/[^/]+$/.test(entry.parentPath))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

const methods = ['get', 'put', 'post', 'patch', 'delete', 'head'];

function operationsIn(file: string): readonly SpecOperation[] {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Json;
  const paths = [at(document, 'paths'), at(document, 'x-ms-paths')].filter(isObject);
  const apiVersion = textAt(document, 'info', 'version') ?? '';
  return paths.flatMap((all) =>
    Object.entries(all).flatMap(([template, item]) =>
      methods.flatMap((method): SpecOperation[] => {
        const operation = at(item, method);
        if (!isObject(operation)) return [];
        const examples = Object.values(isObject(operation['x-ms-examples']) ? operation['x-ms-examples'] : {}).flatMap((example) => exampleOf(file, textAt(example, '$ref')) ?? []);
        if (examples.length === 0) return [];
        const parameters = [at(item, 'parameters'), operation['parameters']].flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : [])).flatMap((one) => parameterOf(file, document, one) ?? []);
        return [{ operationId: textAt(operation, 'operationId') ?? template, apiVersion, method: method.toUpperCase(), path: template, parameters, examples }];
      }),
    ),
  );
}

function exampleOf(file: string, reference: string | undefined): SpecExample | undefined {
  const where = reference === undefined ? undefined : path.resolve(path.dirname(file), reference);
  if (where === undefined || !existsSync(where)) return undefined;
  const example = JSON.parse(readFileSync(where, 'utf8')) as Json;
  const [parameters, responses] = [at(example, 'parameters'), at(example, 'responses')];
  return isObject(parameters) && isObject(responses) ? { file: path.basename(where), parameters, responses } : undefined;
}

const documents = new Map<string, Json>();

function parameterOf(file: string, document: Json, given: Json): SpecParameter | undefined {
  const reference = textAt(given, '$ref');
  if (reference !== undefined) {
    const [other = '', pointer = ''] = reference.split('#');
    const where = path.resolve(path.dirname(file), other);
    const target = other === '' ? document : documentAt(where);
    return target === undefined ? undefined : parameterOf(where, target, at(target, ...pointer.split('/').slice(1)) ?? null);
  }
  const [name, place] = [textAt(given, 'name'), textAt(given, 'in')];
  return name === undefined || place === undefined ? undefined : { name, in: place, required: at(given, 'required') === true };
}

function documentAt(file: string): Json | undefined {
  if (!documents.has(file) && existsSync(file)) documents.set(file, JSON.parse(readFileSync(file, 'utf8')) as Json);
  return documents.get(file);
}
