import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { regionDisplayName } from '../../arm/regions.ts';
import type { LogStore } from '../../logs/log-store.ts';
import type { Matched } from '../call.ts';
import type { GatewayRequest } from '../message/message.ts';
import type { CallLog } from './call-log.ts';
import { newCallLog } from './call-log.ts';
import type { CallRecord, ClientSide } from './call-record.ts';
import { correlate } from './correlation.ts';
import { newLlmLog } from './llm/llm-log.ts';
import { logPlans } from './log-plan.ts';
import type { SinkParts } from './sinks.ts';
import { writeMetric, writeRows } from './write-rows.ts';

/** What a gateway logs its calls with. */
export interface CallLogs {
  /** Undefined where nobody logs such calls. `matched` is undefined where no API has the path. */
  begin(beginning: Beginning): CallLog | undefined;
}

export interface Beginning {
  /** Undefined: one of its own. */
  readonly requestId: string | undefined;
  readonly service: Matched['service'];
  readonly matched: Matched | undefined;
  readonly request: GatewayRequest;
  readonly message: IncomingMessage;
  readonly to: ServerResponse;
}

export interface CallLogsParts extends SinkParts {
  readonly logs: Pick<LogStore, 'add'>;
  readonly now: () => number;
  /** A GUID from the seed; of its own, so that logging moves nothing else. */
  readonly newId: () => string;
}

export function newCallLogs(parts: CallLogsParts): CallLogs {
  const { now, newId } = parts;
  const { add } = parts.logs;
  const planOf = logPlans(parts);
  const newHex = (digits: 16 | 32): string => newId().replaceAll('-', '').slice(32 - digits);

  return {
    begin: ({ requestId, service, matched, request, message, to }) => {
      const plan = planOf(service.id, matched?.api.id);
      if (!plan) return undefined;
      const { insights, monitor } = plan;
      const record: CallRecord = {
        requestId: requestId ?? newId(),
        startedAt: now(),
        service: { ...service, region: regionDisplayName(service.region) },
        matched,
        method: request.method,
        url: { ...request.url, query: request.url.query.copy() },
        client: clientOf(message),
        correlation: insights && correlate(insights.settings.correlation, request.headers, newHex),
        request: { headers: plan.captures.clientRequest.headers ? request.headers.copy() : undefined, body: undefined },
        response: { headers: undefined, body: undefined },
        attempts: [],
        errors: [],
        traces: [],
        backendId: undefined,
        status: undefined,
        endedAt: 0,
        isWhole: false,
        responseSize: 0,
      };
      const llm = monitor && monitor.llmLogs.length > 0 && monitor.settings.llm && matched ? newLlmLog(monitor.settings.llm) : undefined;
      const log = newCallLog({
        record,
        plan,
        llm,
        now,
        newSpan: () => newHex(16),
        told: (event) => {
          if (event.kind === 'metric') writeMetric(add, plan, record, event, now());
        },
        write: () => writeRows(add, plan, record, llm),
      });
      endWith(log, message, to);
      return log;
    },
  };
}

function clientOf({ socket, httpVersion }: IncomingMessage): ClientSide {
  const tls = (socket as Partial<TLSSocket>).getProtocol?.() ?? '';
  return { address: socket.remoteAddress ?? '', protocol: `HTTP/${httpVersion}`, tls: tls.replace(/^TLSv/, '') };
}

/** The bytes of an answer are those that its connection has sent meanwhile: answers come one after the other. */
function endWith(log: CallLog, { socket }: IncomingMessage, to: ServerResponse): void {
  const before = socket.bytesWritten;
  to.once('close', () => log.over({ isWhole: to.writableFinished, status: to.headersSent ? to.statusCode : undefined, size: socket.bytesWritten - before }));
}
