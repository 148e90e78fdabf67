import type { GatewayCall } from '../call.ts';
import type { GatewayResponse } from '../message/message.ts';
import type { TraceEntry } from './trace.ts';

const sections = ['inbound', 'backend', 'outbound', 'on-error'] as const;

function elapsed(ms: number): string {
  return new Date(ms).toISOString().slice(11, 23).padEnd(16, '0');
}

function entryOf(entry: TraceEntry, startedAt: number) {
  const { at, policy, scope, path, id, says } = entry;
  return { source: policy, timestamp: new Date(startedAt + at).toISOString(), elapsed: elapsed(at), data: { message: says, scope, path, ...(id === undefined ? {} : { policyId: id }) } };
}

/** The trace of a call in the form that users have shown of Azure's: entries by section, each with its source, its time and what it says. */
export function traceDocument(call: GatewayCall, entries: readonly TraceEntry[], response: GatewayResponse): string {
  const { requestId, startedAt, matched, lastError } = call;
  const bySection = Object.fromEntries(sections.map((section) => [section, entries.filter((entry) => entry.section === section).map((entry) => entryOf(entry, startedAt))]));
  return JSON.stringify(
    {
      serviceName: matched.service.name,
      requestId,
      apiId: matched.api.name,
      operationId: matched.operation?.name ?? null,
      statusCode: response.status,
      ...(lastError ? { lastError: { source: lastError.source, reason: lastError.reason, message: lastError.message, section: lastError.section, scope: lastError.scope, path: lastError.path } } : {}),
      traceEntries: bySection,
    },
    undefined,
    2,
  );
}
