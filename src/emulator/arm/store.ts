import { idKey, nameOf, within } from '../../model/arm-id.ts';
import { inOrder } from './list/order.ts';

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
  /** Another key that finds it, of its own making: no two resources have the same. */
  readonly alias?: string | undefined;
}

/** An entry as it is from now on, or one that there is no more. */
export interface StoreChange {
  readonly entry: Entry;
  readonly isThere: boolean;
}

/** Texts under which a resource is found together with all others that have them. */
export type MarksOf = (entry: Entry) => readonly string[];

interface Ordered {
  readonly textOf: (entry: never) => string;
  readonly entries: readonly Entry[];
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
  private readonly aliases = new Map<string, string>();
  private readonly marks = new Map<string, Set<string>>();
  /** Collections as they were last listed, until something in them changes. */
  private readonly ordered = new Map<string, Ordered>();
  private readonly marksOf: MarksOf;
  private lastRowVersion = 0x1_0f2f_0000n;
  private changed = 0;
  private readonly watchers: ((change: StoreChange) => void)[] = [];

  constructor(marksOf: MarksOf = () => []) {
    this.marksOf = marksOf;
  }

  /** Another number after every change of anything: what was worked out from the store before may be wrong then. */
  get changes(): number {
    return this.changed;
  }

  /** Told of every change of an entry, in order. */
  watch(tell: (change: StoreChange) => void): void {
    this.watchers.push(tell);
  }

  /** Takes over what another store has, ETag included. */
  follow({ entry, isThere }: StoreChange): void {
    const before = this.find(entry.id);
    if (before) this.forget(before);
    if (isThere) this.index(entry);
  }

  all(): Iterable<Entry> {
    return this.entries.values();
  }

  find<T>(id: string): Entry<T> | undefined {
    return this.entries.get(idKey(id)) as Entry<T> | undefined;
  }

  findAlias<T>(alias: string): Entry<T> | undefined {
    const key = this.aliases.get(alias);
    return key === undefined ? undefined : this.find<T>(key);
  }

  put<T>(resource: { readonly id: string; readonly type: string; readonly content: T; readonly references?: readonly string[]; readonly alias?: string }): Entry<T> {
    const before = this.find<T>(resource.id);
    if (before && JSON.stringify(before.content) === JSON.stringify(resource.content)) return before;
    const id = before?.id ?? resource.id;
    const entry: Entry<T> = { id, name: nameOf(id), type: resource.type, content: resource.content, rowVersion: this.nextRowVersion(), references: (resource.references ?? []).map(idKey), alias: resource.alias };
    if (before) this.unindex(before);
    if (before && before.type !== entry.type) drop(this.types, before.type.toLowerCase(), idKey(id));
    this.index(entry);
    return entry;
  }

  /** A new ETag without a change of its content. */
  touch(id: string): void {
    const entry = this.find(id);
    if (!entry) return;
    const touched = { ...entry, rowVersion: this.nextRowVersion() };
    this.entries.set(idKey(id), touched);
    this.ordered.delete(parentOf(idKey(id)));
    this.tell({ entry: touched, isThere: true });
  }

  private tell(change: StoreChange): void {
    this.changed += 1;
    for (const watcher of this.watchers) watcher(change);
  }

  /** Removes it with everything below it. */
  remove(id: string): void {
    for (const entry of [...this.below(id), this.find(id)]) if (entry) this.forget(entry);
  }

  /** Gives a resource, and what of the things below it `moves`, another id; ETags and references stay. */
  move(from: string, to: string, moves: (below: Entry) => boolean = () => true): void {
    const moved = [this.find(from) ?? [], this.below(from).filter(moves)].flat();
    for (const entry of moved) this.forget(entry);
    for (const entry of moved) {
      const id = to + entry.id.slice(from.length);
      this.index({ ...entry, id, name: nameOf(id) });
    }
  }

  /** Everything below a resource, the nearer first. */
  below(id: string): readonly Entry[] {
    const children = [...(this.collectionsOf.get(idKey(id)) ?? [])].flatMap((collection) => this.list(collection));
    return [...children, ...children.flatMap((child) => this.below(child.id))];
  }

  /** Everything at a scope and below it, extension resources too. Looks at everything there is. */
  within(scope: string): readonly Entry[] {
    return [...this.entries.values()].filter((entry) => within(entry.id, scope));
  }

  /** The members of a collection such as `…/service/x/apis`, in order of creation. */
  list<T>(collectionId: string): readonly Entry<T>[] {
    return this.resolve<T>(this.collections.get(idKey(collectionId)));
  }

  /** The members of a collection by a text of theirs, without case, then by name. Quick where `textOf` is the same function as before. */
  inOrder<T>(collectionId: string, textOf: (entry: Entry<T>) => string): readonly Entry<T>[] {
    const key = idKey(collectionId);
    const known = this.ordered.get(key);
    if (known?.textOf === textOf) return known.entries as readonly Entry<T>[];
    const entries = inOrder(this.list<T>(key), textOf);
    this.ordered.set(key, { textOf, entries });
    return entries;
  }

  /** All that have a mark, in order of creation. */
  marked<T>(mark: string): readonly Entry<T>[] {
    return this.resolve<T>(this.marks.get(mark));
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

  private nextRowVersion(): bigint {
    this.lastRowVersion += 1n;
    return this.lastRowVersion;
  }

  private index(entry: Entry): void {
    const key = idKey(entry.id);
    const collection = parentOf(key);
    this.entries.set(key, entry);
    add(this.collections, collection, key);
    add(this.collectionsOf, parentOf(collection), collection);
    add(this.types, entry.type.toLowerCase(), key);
    for (const reference of entry.references) add(this.referrersOf, reference, key);
    for (const mark of this.marksOf(entry)) add(this.marks, mark, key);
    this.ordered.delete(collection);
    if (entry.alias !== undefined) this.aliases.set(entry.alias, key);
    this.tell({ entry, isThere: true });
  }

  private forget(entry: Entry): void {
    const key = idKey(entry.id);
    const collection = parentOf(key);
    this.unindex(entry);
    drop(this.collections, collection, key);
    if (!this.collections.has(collection)) drop(this.collectionsOf, parentOf(collection), collection);
    drop(this.types, entry.type.toLowerCase(), key);
    this.entries.delete(key);
    this.tell({ entry, isThere: false });
  }

  private unindex(entry: Entry): void {
    const key = idKey(entry.id);
    for (const reference of entry.references) drop(this.referrersOf, reference, key);
    for (const mark of this.marksOf(entry)) drop(this.marks, mark, key);
    this.ordered.delete(parentOf(key));
    if (entry.alias !== undefined) this.aliases.delete(entry.alias);
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
