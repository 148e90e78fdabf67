import { subscriptionOf } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Row } from '../../logs/tables.ts';
import type { CallRecord, ErrorRecord, MessageRecord, TraceRecord } from './call-record.ts';
import type { Capture, DiagnosticSettings } from './diagnostic-settings.ts';
import { loggedHeaders, maskedTarget, maskedUrl } from './masking.ts';
import type { WorkspaceSink } from './sinks.ts';

/** What rows of API Management in a workspace have in common. */
export function resourceColumns(category: 'GatewayLogs' | 'GatewayLlmLogs', { service, startedAt, requestId }: CallRecord, { tenantId }: WorkspaceSink): Record<string, Row[string]> {
  return {
    TenantId: tenantId,
    TimeGenerated: startedAt,
    OperationName: `Microsoft.ApiManagement/${category}`,
    CorrelationId: requestId,
    Region: service.region,
    SourceSystem: 'Azure',
    Type: category === 'GatewayLogs' ? 'ApiManagementGatewayLogs' : 'ApiManagementGatewayLlmLog',
    _ResourceId: service.id.toLowerCase(),
    _SubscriptionId: subscriptionOf(service.id) ?? '',
    _IsBillable: 'True',
  };
}

/** A row of ApiManagementGatewayLogs (documentation: gateway-log-schema-reference). Of several requests to backends it tells the last. */
export function gatewayRow(record: CallRecord, settings: DiagnosticSettings, sink: WorkspaceSink): Row {
  const { matched, client, startedAt, endedAt, status, attempts, errors, traces } = record;
  const totalTime = endedAt - startedAt;
  const backendTime = attempts.reduce((sum, { ms }) => sum + ms, 0);
  return {
    ...resourceColumns('GatewayLogs', record, sink),
    Category: 'GatewayLogs',
    Timestamp: startedAt,
    IsRequestSuccess: status !== undefined && status >= 200 && status < 400,
    TotalTime: totalTime,
    BackendTime: backendTime,
    ClientTime: Math.max(0, totalTime - backendTime),
    CacheTime: 0,
    Cache: 'none',
    CallerIpAddress: settings.logsClientIp ? client.address : '',
    Method: record.method,
    Url: maskedUrl(record.url, settings.frontend.queryMasks),
    ClientProtocol: client.protocol,
    ClientTlsVersion: client.tls,
    ResponseCode: status ?? 0,
    ResponseSize: record.responseSize,
    ApiId: matched?.api.name ?? '',
    ApiRevision: matched?.api.revision ?? '',
    OperationId: matched?.operation?.name ?? '',
    ProductId: matched?.product?.name ?? '',
    ApimSubscriptionId: matched?.subscription?.name ?? '',
    ...backendColumns(record, settings),
    ...messageColumns('', record.request, record.response, settings.frontend),
    ...errorColumns(errors.at(-1), startedAt),
    Errors: errors.map((error) => errorDetails(error, startedAt)),
    TraceRecords: traces.map(traceDetails),
    IsTraceRequested: false,
    IsTraceAllowed: false,
    IsMasterTrace: false,
    IsTraceExpired: false,
  };
}

function backendColumns({ attempts, backendId }: CallRecord, settings: DiagnosticSettings): Record<string, Row[string]> {
  const last = attempts.at(-1);
  return {
    BackendId: backendId ?? '',
    ...(last
      ? {
          BackendMethod: last.method,
          BackendUrl: maskedTarget(last.url, settings.backend.queryMasks),
          BackendProtocol: 'HTTP/1.1',
          BackendResponseCode: last.status ?? null,
          ...messageColumns('Backend', last.request, last.response, settings.backend),
        }
      : {}),
  };
}

function messageColumns(prefix: '' | 'Backend', request: MessageRecord, response: MessageRecord, captures: { readonly request: Capture; readonly response: Capture }): Record<string, Row[string]> {
  return {
    [`${prefix}RequestHeaders`]: loggedHeaders(request.headers, captures.request),
    [`${prefix}ResponseHeaders`]: loggedHeaders(response.headers, captures.response),
    [`${prefix}RequestBody`]: bodyText(request, captures.request),
    [`${prefix}ResponseBody`]: bodyText(response, captures.response),
  };
}

function bodyText({ body }: MessageRecord, { bytes }: Capture): string {
  return body?.subarray(0, bytes).toString('utf8') ?? '';
}

function errorColumns(error: ErrorRecord | undefined, startedAt: number): Record<string, Row[string]> {
  if (!error) return {};
  const { at, source, scope, section, reason, message } = error;
  return { LastErrorElapsed: at - startedAt, LastErrorSource: source, LastErrorScope: scope ?? '', LastErrorSection: section ?? '', LastErrorReason: reason, LastErrorMessage: message };
}

function errorDetails({ at, source, scope, section, reason, message }: ErrorRecord, startedAt: number): JsonObject {
  return { elapsed: at - startedAt, source, ...(scope === undefined ? {} : { scope }), ...(section === undefined ? {} : { section }), reason, message };
}

function traceDetails({ source, severity, message, metadata }: TraceRecord): JsonObject {
  return { source, severity, message, metadata };
}
