import { pointer } from './walk.ts';

/** What a pass is called in the report, and why it changes documents. */
export interface Pass {
  readonly id: string;
  readonly reason: string;
}

/** What a pass did, for the report. */
export interface Repair extends Pass {
  /** JSON pointers to the first changes, in the document as the pass found it. */
  readonly pointers: readonly string[];
  /** Of all changes. */
  readonly count: number;
}

const shown = 10;

/** Collects what is changed. Pointers are written only for those that are shown. */
export class Changes {
  private readonly found = new Map<string, { readonly pass: Pass; readonly pointers: string[]; count: number }>();

  note(pass: Pass, ...path: readonly string[]): void {
    const entry = this.found.get(pass.id) ?? { pass, pointers: [], count: 0 };
    this.found.set(pass.id, entry);
    entry.count += 1;
    if (entry.pointers.length < shown) entry.pointers.push(pointer(path));
  }

  repairs(): readonly Repair[] {
    return Array.from(this.found.values(), ({ pass: { id, reason }, pointers, count }) => ({ id, reason, pointers, count }));
  }
}
