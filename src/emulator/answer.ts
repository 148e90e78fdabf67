import type { Json } from '../model/json.ts';

/** A request as the host took it off the wire. */
export interface Incoming {
  /** Upper case. */
  readonly method: string;
  /** On the local ARM's own origin, whatever Host said. */
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body was longer than `bodyLimit` and was not kept. */
  readonly tooLarge: boolean;
  /** Aborts when the client has gone or the host stops. */
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json | undefined;
  /** Instead of `body`: sent as it is. */
  readonly text?: string | undefined;
}

/** The connection is closed without an answer. */
export const dropped = 'dropped';
export type Dropped = typeof dropped;

/** ARM's request limit (facts: `RequestContentTooLarge`, 4 MB). */
export const bodyLimit = 4 * 1024 * 1024;

/** ARM's error body. */
export function refusal(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: { error: { code, message } } };
}

export const contentTooLarge = refusal(413, 'RequestContentTooLarge', 'The request content size exceeds the maximum size of 4 MB.');
