import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export type Schema = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly parameters?: readonly Schema[];
  readonly responses?: Readonly<Record<string, Schema>>;
}

/** One published description: an api-version's operations on some resource types. */
export interface SpecFile {
  readonly file: string;
  readonly apiVersion: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** A schema and the file whose references it speaks. */
export interface Placed {
  readonly schema: Schema;
  readonly file: string;
}

const documents = new Map<string, Schema>();

function documentAt(file: string): Schema {
  const known = documents.get(file);
  if (known) return known;
  const read = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  documents.set(file, read);
  return read;
}

/** Every description below the folder, in the order of their names; examples and shared types apart. */
export function specFilesBelow(folder: string): readonly SpecFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json') && !/(^|[\\/])(examples|common-types)[\\/]/.test(name));
  return names.toSorted().flatMap((name) => {
    const file = path.join(folder, name);
    const { info, paths } = documentAt(file) as { info?: { version?: string }; paths?: SpecFile['paths'] };
    return paths && info?.version ? [{ file, apiVersion: info.version, paths }] : [];
  });
}

/** An operation's parameters. One in a file that is not there is left out: then nothing is known of that name. */
export function parametersOf({ parameters = [] }: Operation, file: string): readonly Placed[] {
  return parameters.filter(({ $ref: ref }) => typeof ref !== 'string' || existsSync(fileOf(ref, file))).map((schema) => resolved({ schema, file }));
}

function fileOf(ref: string, from: string): string {
  const [target = ''] = ref.split('#');
  return target === '' ? from : path.resolve(path.dirname(from), target);
}

/** Follows `$ref` until there is none. What stands beside a reference counts too: Azure's descriptions mark properties read-only there. */
export function resolved({ schema, file }: Placed): Placed & { readonly definition: string | undefined } {
  let here: Placed = { schema, file };
  let beside: Schema = {};
  let definition: string | undefined;
  for (let ref = here.schema['$ref']; typeof ref === 'string'; ref = here.schema['$ref']) {
    const { $ref: _, ...more } = here.schema;
    beside = { ...more, ...beside };
    const next = fileOf(ref, here.file);
    const pointer = ref.slice(ref.indexOf('#') + 1);
    here = { schema: pointed(documentAt(next), pointer, ref), file: next };
    definition = `${next}#${pointer}`;
  }
  return { schema: { ...here.schema, ...beside }, file: here.file, definition };
}

function pointed(document: Schema, pointer: string, ref: string): Schema {
  let here: unknown = document;
  for (const part of pointer.split('/').slice(1)) here = (here as Schema | undefined)?.[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')];
  if (typeof here !== 'object' || here === null) throw new Error(`The reference ${ref} leads nowhere.`);
  return here as Schema;
}
