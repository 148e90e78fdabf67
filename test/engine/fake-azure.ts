import { ArmError } from '../../src/model/arm-error.ts';
import { idKey } from '../../src/model/arm-id.ts';
import type { Driver, Write } from '../../src/model/driver.ts';
import { isObject } from '../../src/model/json.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Kind, LiveResource } from '../../src/model/resource.ts';

export type Fault = 'before' | 'after' | undefined;

export interface FakeAzure {
  readonly driver: Driver;
  /** What the lists show. */
  live(): readonly LiveResource[];
  get(kind: Kind, id: string): LiveResource | undefined;
  /** Somebody else's write. */
  put(kind: Kind, id: string, body: JsonObject): void;
  drop(kind: Kind, id: string): void;
  /** Bodies by kind and id. */
  snapshot(): Readonly<Record<string, JsonObject>>;
  /** `read` or the write's name with its id, in the order of arrival. */
  readonly calls: string[];
  /** Where the driver found something in the way that it then replaced. */
  readonly overwritten: string[];
  fault: (call: number, write: boolean) => Fault;
  onWrite: (kind: Kind, id: string) => void;
  prove: Driver['prove'];
  pause: Driver['pause'];
}

export interface FakeOptions {
  readonly wait?: () => Promise<void>;
  /** Lists of APIM carry no ETags. */
  readonly listsHaveEtags?: boolean;
}

/** An Azure in memory: ETags (none for role assignments), merging updates, a value of its own in what it creates. */
export function fakeAzure({ wait = () => Promise.resolve(), listsHaveEtags = true }: FakeOptions = {}): FakeAzure {
  const store = new Map<string, LiveResource>();
  let version = 0;
  const put = (kind: Kind, id: string, body: JsonObject): LiveResource => {
    version += 1;
    const resource = { id, kind, body: asServed({}, body), etag: kind === 'roleAssignment' ? undefined : `"${version}"` };
    store.set(keyOf(kind, id), resource);
    return resource;
  };
  const mustMatch = (kind: Kind, id: string, etag: string | undefined): void => {
    if (etag !== undefined && store.get(keyOf(kind, id))?.etag !== etag) throw failure(412, id);
  };

  const call = async <T>(name: string, id: string, write: boolean, effect: () => T): Promise<T> => {
    const fault = azure.fault(azure.calls.length, write);
    azure.calls.push(`${name} ${id}`);
    await wait();
    if (fault === 'before') throw failure(500, id);
    const result = effect();
    await wait();
    if (fault === 'after') throw failure(0, id);
    return result;
  };

  const azure: FakeAzure = {
    calls: [],
    overwritten: [],
    fault: () => undefined,
    onWrite: () => undefined,
    prove: () => Promise.resolve(),
    pause: () => Promise.resolve(),
    get: (kind, id) => store.get(keyOf(kind, id)),
    put,
    drop: (kind, id) => void store.delete(keyOf(kind, id)),
    live: () => [...store.values()].map(({ etag, ...rest }) => (listsHaveEtags ? { ...rest, etag } : rest)),
    snapshot: () => Object.fromEntries([...store].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, { body }]) => [key, body])),
    driver: {
      read: (kind, id) => call('read', id, false, () => store.get(keyOf(kind, id))),
      create: (write) =>
        call('create', write.id, true, () => {
          azure.onWrite(write.kind, write.id);
          if (store.has(keyOf(write.kind, write.id))) azure.overwritten.push(write.id);
          return put(write.kind, write.id, withGiven(write));
        }),
      update: (update) =>
        call('update', update.id, true, () => {
          mustMatch(update.kind, update.id, update.etag);
          azure.onWrite(update.kind, update.id);
          const live = store.get(keyOf(update.kind, update.id));
          if (live === undefined) throw failure(404, update.id);
          return put(update.kind, live.id, asServed(live.body, update.body));
        }),
      remove: (kind, id, etag) =>
        call('remove', id, true, () => {
          if (!store.has(keyOf(kind, id))) return;
          mustMatch(kind, id, etag);
          azure.onWrite(kind, id);
          store.delete(keyOf(kind, id));
        }),
      prove: (readiness, signal, onWait) => azure.prove(readiness, signal, onWait),
      pause: (ms, signal) => azure.pause(ms, signal),
    },
  };
  return azure;
}

function keyOf(kind: Kind, id: string): string {
  return `${kind} ${idKey(id)}`;
}

function failure(status: number, id: string): ArmError {
  return new ArmError({ status, code: 'Fake', message: `${id} failed`, method: 'PUT', url: id });
}

/** What the service gives to what it creates; what comes back from a deletion has its own already. */
export function givenTo(id: string): string {
  return `given-${idKey(id)}`;
}

function withGiven(write: Write): JsonObject {
  const properties = isObject(write.body.properties) ? write.body.properties : {};
  return { ...write.body, properties: { given: givenTo(write.id), ...properties } };
}

/** Merges as PATCH does, and answers labels in upper case: comparison has to see through that. */
function asServed(live: JsonObject, written: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...live };
  for (const [key, value] of Object.entries(written)) {
    const was = live[key];
    if (value === undefined) continue;
    if (value === null) delete merged[key];
    else if (isObject(value)) merged[key] = asServed(isObject(was) ? was : {}, value);
    else merged[key] = key === 'label' && typeof value === 'string' ? value.toUpperCase() : value;
  }
  return merged;
}
