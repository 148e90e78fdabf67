import { nameOf } from '../../../model/arm-id.ts';
import { after } from '../after.ts';
import { clientGone, connectionFailure } from '../backends/connection-faults.ts';
import type { GatewayCall } from '../call.ts';
import type { PolicyFault } from '../fault.ts';
import { bufferLimitOf } from '../message/buffer-limit.ts';
import { Headers } from '../message/headers.ts';
import type { GatewayResponse } from '../message/message.ts';
import type { GatewayEvent, OutgoingRequest } from '../world.ts';
import type { AttemptRecord, CallRecord, MessageRecord } from './call-record.ts';
import { copied, keepStart } from './keep-start.ts';
import type { LlmLog } from './llm/llm-log.ts';
import type { LogPlan } from './log-plan.ts';

/** Follows one call that somebody logs. */
export interface CallLog {
  /** Before any policy: the bodies that are logged are held. */
  opened(call: GatewayCall): void | Promise<void>;
  /** Told right before it is sent. */
  sending(request: OutgoingRequest, backend: string | undefined): AttemptLog;
  told(event: GatewayEvent): void;
  failed(fault: PolicyFault): void;
  /** What is about to be sent to the client. */
  answering(response: GatewayResponse, call: GatewayCall): void | Promise<void>;
  /** The answer where no API has the path. */
  unmatched(response: GatewayResponse): void;
  over(end: CallEnd): void;
}

export interface CallEnd {
  /** All of the answer was sent. */
  readonly isWhole: boolean;
  /** Undefined where nothing was sent. */
  readonly status: number | undefined;
  /** Bytes. */
  readonly size: number;
}

/** Follows one request to a backend. */
export interface AttemptLog {
  /** As it is really sent: with what correlates it. */
  readonly request: OutgoingRequest;
  answered(response: GatewayResponse, call: GatewayCall): void | Promise<void>;
  failed(): void;
}

interface Following {
  readonly record: CallRecord;
  readonly plan: LogPlan;
  readonly llm: LlmLog | undefined;
  readonly now: () => number;
  readonly newSpan: () => string;
  readonly told: (event: GatewayEvent) => void;
  /** Called once, at the end. */
  readonly write: (record: CallRecord) => void;
}

const source = 'forward-request';
const emptyMessage = (): MessageRecord => ({ headers: undefined, body: undefined });

export function newCallLog({ record, plan, llm, now, newSpan, told, write }: Following): CallLog {
  const { captures } = plan;
  let followed: GatewayCall | undefined;
  return {
    opened: (call) => {
      followed = call;
      // A backend's request is logged from what is held by then.
      const wanted = { headers: false, bytes: Math.max(captures.clientRequest.bytes, captures.backendRequest.bytes) };
      return after(keepStart(call.request, record.request, wanted, bufferLimitOf(call), () => clientGone(source)), () => llm?.asked(call));
    },
    sending: (request, backend) => {
      const { id, header } = record.correlation?.child() ?? { id: newSpan(), header: undefined };
      const sent = header ? { ...request, headers: [...request.headers.filter(([name]) => name.toLowerCase() !== header[0].toLowerCase()), header] } : request;
      const attempt: AttemptRecord = { id, sentAt: now(), method: request.method, url: request.url, backend, request: emptyMessage(), response: emptyMessage(), ms: 0, status: undefined };
      if (captures.backendRequest.headers) attempt.request.headers = new Headers(sent.headers);
      if (captures.backendRequest.bytes > 0 && Buffer.isBuffer(request.body)) attempt.request.body = copied(request.body, captures.backendRequest.bytes);
      record.attempts.push(attempt);
      return attemptLog(attempt, sent, plan, now);
    },
    told: (event) => {
      if (event.kind === 'trace') record.traces.push({ ...event, at: now() });
      told(event);
    },
    failed: ({ source: of, reason, message, section, scope }) => void record.errors.push({ at: now(), source: of, reason, message, section, scope }),
    answering: (response, call) => {
      if (captures.clientResponse.headers) record.response.headers = response.headers.copy();
      return keepStart(response, record.response, captures.clientResponse, bufferLimitOf(call), brokenOff);
    },
    unmatched: (response) => {
      if (captures.clientResponse.headers) record.response.headers = response.headers.copy();
      record.errors.push({ at: now(), source: 'configuration', reason: 'OperationNotFound', message: 'Unable to match incoming request to an operation.', section: 'inbound', scope: undefined });
    },
    over: ({ isWhole, status, size }) => {
      record.endedAt = now();
      record.isWhole = isWhole;
      record.status = status;
      record.responseSize = size;
      if (followed?.backend.kind === 'entity') record.backendId = nameOf(followed.backend.id);
      write(record);
    },
  };
}

function attemptLog(attempt: AttemptRecord, request: OutgoingRequest, { captures }: LogPlan, now: () => number): AttemptLog {
  return {
    request,
    answered: (response, call) => {
      attempt.ms = now() - attempt.sentAt;
      attempt.status = response.status;
      if (captures.backendResponse.headers) attempt.response.headers = response.headers.copy();
      return keepStart(response, attempt.response, captures.backendResponse, bufferLimitOf(call), brokenOff);
    },
    failed: () => {
      attempt.ms = now() - attempt.sentAt;
    },
  };
}

function brokenOff(error: unknown): PolicyFault {
  return connectionFailure(source, `The backend's answer broke off: ${error instanceof Error ? error.message : String(error)}`);
}
