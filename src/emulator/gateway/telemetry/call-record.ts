import type { Matched, Section } from '../call.ts';
import type { Headers } from '../message/headers.ts';
import type { GatewayUrl } from '../message/message.ts';
import type { GatewayEvent } from '../world.ts';
import type { Correlation } from './correlation.ts';

/** What happened to one call, as its rows tell it. */
export interface CallRecord {
  readonly requestId: string;
  readonly startedAt: number;
  readonly service: Matched['service'];
  /** Undefined: no API has the path. */
  readonly matched: Matched | undefined;
  /** As the client sent them. */
  readonly method: string;
  readonly url: GatewayUrl;
  readonly client: ClientSide;
  /** Undefined where Application Insights is not told. */
  readonly correlation: Correlation | undefined;
  readonly request: MessageRecord;
  readonly response: MessageRecord;
  readonly attempts: AttemptRecord[];
  readonly errors: ErrorRecord[];
  readonly traces: TraceRecord[];
  /** The entity that policies chose, by name. */
  backendId: string | undefined;
  /** Of the answer to the client; undefined where there was none. */
  status: number | undefined;
  endedAt: number;
  /** The client has got all of it. */
  isWhole: boolean;
  responseSize: number;
}

export interface ClientSide {
  readonly address: string;
  /** `HTTP/1.1` */
  readonly protocol: string;
  /** `1.3` */
  readonly tls: string;
}

export interface MessageRecord {
  /** As they were at that moment; undefined where nobody logs headers. */
  headers: Headers | undefined;
  /** The beginning of the body, as long as somebody logs it. */
  body: Buffer | undefined;
}

/** One request to a backend. */
export interface AttemptRecord {
  readonly id: string;
  readonly sentAt: number;
  readonly method: string;
  readonly url: URL;
  /** Name of the backend entity. */
  readonly backend: string | undefined;
  readonly request: MessageRecord;
  readonly response: MessageRecord;
  /** Until the answer's headers were there. */
  ms: number;
  /** Undefined where there was no answer. */
  status: number | undefined;
}

export interface ErrorRecord {
  readonly at: number;
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  readonly section: Section | undefined;
  readonly scope: string | undefined;
}

export type TraceRecord = Extract<GatewayEvent, { readonly kind: 'trace' }> & { readonly at: number };

/** A client that left before all was sent, an error that policies met, or a status from 400 on (documentation: what is an exception). */
export function hasFailed({ status, errors, isWhole }: Pick<CallRecord, 'status' | 'errors' | 'isWhole'>): boolean {
  return !isWhole || errors.length > 0 || (status ?? 0) >= 400;
}
