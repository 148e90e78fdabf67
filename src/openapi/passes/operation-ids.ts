import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import { mapEntries } from '../entries.ts';
import { documentOperations, type DocumentOperation } from '../operations.ts';

const missing: Pass = { id: 'missing-operation-ids', reason: 'operations are told by their ids: one is made of method and path' };
const repeated: Pass = { id: 'repeated-operation-ids', reason: 'two operations cannot have one id, in upper or lower case: the later gets one of its method and path' };
const unfit: Pass = { id: 'unfit-operation-ids', reason: 'an operationId becomes the name of a resource: 80 characters at most, and not all characters' };

/** Id that the service has for an operation already, so that it keeps its policies. */
export type KnownIds = (method: string, urlTemplate: string) => string | undefined;

const longest = 80;

/** Gives operations ids that they lack. The same method and path give the same id in every document. */
export function repairOperationIds(document: JsonObject, changes: Changes, knownIds: KnownIds = () => undefined): JsonObject {
  const operations = [...documentOperations(document)];
  const taken = new Set<string>();
  const bad: { readonly operation: DocumentOperation; readonly pass: Pass }[] = [];
  for (const operation of operations) {
    const { operationId } = operation;
    const pass = operationId === '' ? missing : !fits(operationId) ? unfit : taken.has(operationId.toLowerCase()) ? repeated : undefined;
    if (pass === undefined) taken.add(operationId.toLowerCase());
    else bad.push({ operation, pass });
  }
  if (bad.length === 0) return document;
  const ids = new Map<string, string>();
  for (const { operation, pass } of bad) {
    changes.note(pass, ...operation.path);
    const known = knownIds(operation.method, operation.urlTemplate);
    const id = known !== undefined && !taken.has(known.toLowerCase()) ? known : free(pass === unfit ? operation.operationId : '', operation, taken);
    taken.add(id.toLowerCase());
    ids.set(`${operation.method.toLowerCase()} ${operation.urlTemplate}`, id);
  }
  return { ...document, paths: withIds(document['paths'], ids) };
}

function fits(id: string): boolean {
  return id.length <= longest && !/[*#&+:<>?/\\%\s\p{C}]/u.test(id) && !/^\.*$/.test(id);
}

function free(written: string, { method, urlTemplate }: DocumentOperation, taken: ReadonlySet<string>): string {
  const own = written.replaceAll(/[*#&+:<>?/\\%\s\p{C}]+/gu, '-');
  const words = /^[.-]*$/.test(own) ? `${method}-${urlTemplate}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') : own;
  if (words.length <= longest && !taken.has(words.toLowerCase())) return words;
  const digest = (extra: string): string => createHash('sha256').update(`${method} ${urlTemplate}${extra}`).digest('hex').slice(0, 8);
  const start = words.slice(0, longest - 9).replace(/[\uD800-\uDBFF]$/, '');
  for (let extra = ''; ; extra += '.') {
    const id = `${start}-${digest(extra)}`;
    if (!taken.has(id.toLowerCase())) return id;
  }
}

function withIds(paths: JsonObject[string], ids: ReadonlyMap<string, string>): JsonObject {
  if (!isObject(paths)) return {};
  return mapEntries(paths, (item, template) => {
    if (!isObject(item)) return item;
    return mapEntries(item, (operation, method) => {
      const id = ids.get(`${method} ${template}`);
      return id !== undefined && isObject(operation) ? { ...operation, operationId: id } : operation;
    });
  });
}
