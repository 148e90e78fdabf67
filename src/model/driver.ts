import type { JsonObject } from './json.ts';
import type { Readiness } from './readiness.ts';
import type { Change, Kind, LiveResource } from './resource.ts';

/** One write, all late values resolved. */
export interface Write {
  readonly kind: Kind;
  readonly id: string;
  /** Stated fields, in ARM's shape. */
  readonly body: JsonObject;
  /** Write-only fields to send along (an import's document). Merged by the driver into the request. */
  readonly unseen?: JsonObject | undefined;
  /** Of an import: operations that it must leave as they are (`Unseen.keeps`). */
  readonly keeps?: readonly string[] | undefined;
  /** Of an import or a release: operations that may go (`Unseen.drops`). */
  readonly drops?: readonly string[] | undefined;
}

export interface Update extends Write {
  readonly changes: readonly Change[];
  /** The live body that the plan read. */
  readonly before: JsonObject;
  readonly etag: string | undefined;
}

/**
 * What the engine needs of a cloud. Errors of the service are ArmErrors; status 412 means that the ETag did not match.
 * Every call ends when the signal aborts.
 */
export interface Driver {
  read(kind: Kind, id: string, signal: AbortSignal): Promise<LiveResource | undefined>;
  /** The answer is the resource as it stands after the write, long-running parts included. */
  create(write: Write, signal: AbortSignal): Promise<LiveResource>;
  update(update: Update, signal: AbortSignal): Promise<LiveResource>;
  /** Done also when the resource is already gone. */
  remove(kind: Kind, id: string, etag: string | undefined, signal: AbortSignal): Promise<void>;
  /**
   * Ends when clients' calls may go there, perhaps after minutes. Rejects with a UserError `NotReady` where that does not come about.
   * @param onWait told again and again how far it is, behind "waiting for": `the role on aoai-swe: 3 of 5 answers`
   */
  prove(readiness: Readiness, signal: AbortSignal, onWait: (progress: string) => void): Promise<void>;
  /** Lets so much time of the gateway pass. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}
