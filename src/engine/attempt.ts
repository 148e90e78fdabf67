import type { JsonObject } from '../model/json.ts';
import type { Kind } from '../model/resource.ts';

/** What is announced right before a write: enough to take it back, or to find out whether it happened. */
export interface Intent {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly action: 'create' | 'update' | 'delete';
  /** The stated fields as sent; empty for a deletion. */
  readonly body: JsonObject;
  /** What stood there: of an update or a deletion. */
  readonly before?: JsonObject | undefined;
  readonly etagBefore?: string | undefined;
  /** Something was sent along that the service never shows again, such as a document to import. */
  readonly sentUnseen: boolean;
  /** Sent `properties` that are not taken back where something unseen was sent: they say which. */
  readonly stays?: readonly string[] | undefined;
  /** Ids of the other writes that had to come first: they stay while this one stays. */
  readonly needs: readonly string[];
  /** Bodies were masked for the journal: they can be neither compared nor written back. */
  readonly redacted?: boolean | undefined;
}

/** A write that was begun. */
export interface Attempt extends Intent {
  /** `unknown`: it failed on the way or was cut off, and may have reached the service all the same. */
  readonly result: 'written' | 'unknown';
  /** Of the resource as our write left it. */
  readonly etag?: string | undefined;
}
