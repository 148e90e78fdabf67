import { idKey } from '../../model/arm-id.ts';

/** One resource. `content` is the kind's own shape; bodies are made from it when read. */
export interface Entry<T = unknown> {
  /** As it is echoed: the case of the first write. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content: T;
  /** Raised by every write that changes something, and only by such a one (arm-behaviour 3). */
  readonly rowVersion: bigint;
  /** Lower-case ids of what it refers to. */
  readonly references: readonly string[];
}

function parentOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}

/** All resources by lower-case id, with an index by collection, by type and by what they refer to. */
export class Store {
  private readonly entries = new Map<string, Entry>();
  private readonly collections = new Map<string, Set<string>>();
  private readonly collectionsOf = new Map<string, Set<string>>();
  private readonly types = new Map<string, Set<string>>();
  private readonly referrersOf = new Map<string, Set<string>>();
  private lastRowVersion = 0x1_0f2f_0000n;

  find<T>(id: string): Entry<T> | undefined {
    return this.entries.get(idKey(id)) as Entry<T> | undefined;
  }

  put<T>(resource: { readonly id: string; readonly type: string; readonly content: T; readonly references?: readonly string[] }): Entry<T> {
    const key = idKey(resource.id);
    const before = this.find<T>(key);
    if (before && JSON.stringify(before.content) === JSON.stringify(resource.content)) return before;
    this.lastRowVersion += 1n;
    const id = before?.id ?? resource.id;
    const references = (resource.references ?? []).map(idKey);
    const entry: Entry<T> = { id, name: id.slice(id.lastIndexOf('/') + 1), type: resource.type, content: resource.content, rowVersion: this.lastRowVersion, references };
    if (before) this.unindex(before);
    this.entries.set(key, entry);
    const collection = parentOf(key);
    add(this.collections, collection, key);
    add(this.collectionsOf, parentOf(collection), collection);
    add(this.types, entry.type.toLowerCase(), key);
    for (const reference of references) add(this.referrersOf, reference, key);
    return entry;
  }

  /** Removes it with everything below it. */
  remove(id: string): void {
    const key = idKey(id);
    for (const collection of this.collectionsOf.get(key) ?? []) for (const child of this.collections.get(collection) ?? []) this.remove(child);
    this.collectionsOf.delete(key);
    const entry = this.entries.get(key);
    if (!entry) return;
    this.unindex(entry);
    drop(this.collections, parentOf(key), key);
    drop(this.types, entry.type.toLowerCase(), key);
    this.entries.delete(key);
  }

  /** The members of a collection such as `…/service/x/apis`, in order of creation. */
  list<T>(collectionId: string): readonly Entry<T>[] {
    return this.resolve<T>(this.collections.get(idKey(collectionId)));
  }

  ofType<T>(type: string): readonly Entry<T>[] {
    return this.resolve<T>(this.types.get(type.toLowerCase()));
  }

  referrers(id: string): readonly Entry[] {
    return this.resolve(this.referrersOf.get(idKey(id)));
  }

  private resolve<T>(keys: Iterable<string> = []): readonly Entry<T>[] {
    return [...keys].flatMap((key) => this.find<T>(key) ?? []);
  }

  private unindex(entry: Entry): void {
    for (const reference of entry.references) drop(this.referrersOf, reference, idKey(entry.id));
  }
}

function add(index: Map<string, Set<string>>, at: string, key: string): void {
  const keys = index.get(at) ?? new Set<string>();
  index.set(at, keys.add(key));
}

function drop(index: Map<string, Set<string>>, at: string, key: string): void {
  const keys = index.get(at);
  keys?.delete(key);
  if (keys?.size === 0) index.delete(at);
}
