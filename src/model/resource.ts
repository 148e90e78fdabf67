import type { Json, JsonObject } from './json.ts';
import type { Readiness } from './readiness.ts';

/** What a step can change. `identity` is the identity part of a service: same ARM id, its own steps. */
export type Kind = 'identity' | 'roleAssignment' | 'backend' | 'apiVersionSet' | 'api' | 'operation' | 'apiPolicy' | 'apiRelease' | 'subscription' | 'component' | 'workspace' | 'logger' | 'diagnostic' | 'diagnosticSetting' | 'workbook' | 'alertRule';

/** A resource as ARM answered it, in ARM's own shape (`properties` and all), nothing added or dropped. */
export interface LiveResource {
  readonly id: string;
  readonly kind: Kind;
  readonly body: JsonObject;
  readonly etag?: string | undefined;
}

/**
 * A value known only during apply. `late` names what an earlier step yields. With `via`, a registered pure
 * derivation makes the value from it (see engine/late.ts), so that plans stay data.
 */
export interface Late {
  readonly late: string;
  readonly via?: string;
  readonly args?: readonly Json[];
}

export function isLate(value: unknown): value is Late {
  return typeof value === 'object' && value !== null && typeof (value as { late?: unknown }).late === 'string';
}

export interface Change {
  /** JSON path with dots and brackets: `properties.pool.services[1].weight`. */
  readonly path: string;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
}

/** What the service takes but never shows again, such as the document of an import. */
export interface Unseen {
  /** Merged into the body of a create, and of an update if `changes` is not empty. */
  readonly body: JsonObject;
  /** Why it must be sent again to what exists; empty if what exists already shows its effect. */
  readonly changes: readonly Change[];
  /** True where the stated fields tell which of it the service took: what shows them needs it no more. */
  readonly evident?: boolean;
  /**
   * Names of operations that stand in an import's document only so that the service does not delete them: they are
   * written back where the import changed them.
   */
  readonly keeps?: readonly string[];
  /**
   * Names of the operations that go, as the plan shows them. Any other one that the document would take away, or that a
   * release would, was made since: then nothing is written.
   */
  readonly drops?: readonly string[];
  /** Stated `properties` that tell which of it the service has: they stay when the others are taken back, for it stays too. */
  readonly stays?: readonly string[];
}

/** One resource as it should be. Pure data; late values may stand anywhere in `body`. */
export interface Desired {
  /** Full ARM id. Where the name is late, the id has `(known after apply)` for it, and `lateName` gives the name. */
  readonly id: string;
  readonly lateName?: Late;
  readonly kind: Kind;
  /** Short name for people. */
  readonly label: string;
  readonly want: 'present' | 'absent';
  /** Only what we state: everything else of a live resource is left alone and never drift. */
  readonly body: JsonObject;
  readonly unseen?: Unseen;
  /** Ids of what must be done before. */
  readonly dependsOn: readonly string[];
  /** Two steps with a common lock never overlap. */
  readonly locks: readonly string[];
  /** Late name to the path of its value in the written resource's body. */
  readonly yields?: Readonly<Record<string, readonly string[]>>;
  /** The live resource is not ours: a change is a conflict, unless taken over. Says what it is and what can be done. */
  readonly foreign?: { readonly why: string; readonly hint: string; readonly canTakeOver: boolean };
  /**
   * Body that an earlier step of the plan brings along, such as the policy that a new revision takes over: a create that
   * finds it writes over it.
   */
  readonly replaces?: JsonObject;
  /** An earlier step of the plan changes it besides (a release exchanges the API): what is updated is read right before. */
  readonly rereads?: boolean;
  /** Must be, right before the write, as the plan read it: what the write puts aside without naming it. */
  readonly unchanged?: readonly (LiveResource & { readonly label: string })[];
  /** Proven before anything of it is written; where nothing of it is, as soon as something before it was written. */
  readonly awaits?: readonly Readiness[];
  /**
   * Written only so many milliseconds after the last write before it that has no grace itself: until then gateways may still go
   * by what was there. Where nothing of that is written there is no grace.
   */
  readonly graceMs?: number;
  /** What else can be done, by ARM's code of a failure. */
  readonly advice?: Readonly<Record<string, string>>;
  /** Shown with the step: interrupts traffic, cannot be undone, unconfirmed on Azure. */
  readonly notes?: readonly string[];
}
