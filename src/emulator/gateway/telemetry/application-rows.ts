import { subscriptionOf } from '../../../model/arm-id.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Row, TableName } from '../../logs/tables.ts';
import type { GatewayEvent } from '../world.ts';
import type { AttemptRecord, CallRecord, ErrorRecord, MessageRecord, TraceRecord } from './call-record.ts';
import type { Capture, DiagnosticSettings } from './diagnostic-settings.ts';
import { loggedHeaders, maskedTarget, maskedUrl } from './masking.ts';
import { hostName, operationName, performanceBucket, requestName, roleName } from './names.ts';
import type { ComponentSink } from './sinks.ts';

/** Who writes rows of a call for Application Insights. */
export interface Writing {
  readonly record: CallRecord;
  readonly settings: DiagnosticSettings;
  readonly sink: ComponentSink;
  readonly itemCount: number;
}

/** What every row of a component says, whichever call it is of. */
function common(table: TableName, { record, sink }: Pick<Writing, 'record' | 'sink'>, at: number): Record<string, Row[string]> {
  const { name, region } = record.service;
  return {
    TenantId: sink.tenantId,
    TimeGenerated: at,
    AppRoleName: roleName(name, region),
    ClientType: 'PC',
    IKey: sink.key,
    SourceSystem: 'Azure',
    Type: table,
    _ResourceId: sink.componentId.toLowerCase(),
    _SubscriptionId: subscriptionOf(sink.componentId) ?? '',
    _IsBillable: 'True',
  };
}

function operationOf({ record, settings, itemCount }: Writing): Record<string, Row[string]> {
  const { correlation, method, url, matched } = record;
  return { OperationId: correlation?.operationId ?? '', OperationName: operationName(settings.nameFormat, { method, path: url.path, matched }), ItemCount: itemCount };
}

/** What API Management says of itself in every item (published rows of 2026). */
function serviceProperties({ service }: CallRecord): Record<string, string> {
  return { 'Service ID': service.name, 'Service Name': hostName(service.name), 'Service Type': 'API Management', Region: service.region };
}

function callProperties(record: CallRecord): Record<string, string> {
  const { api, operation, product, subscription } = record.matched ?? {};
  return {
    ...serviceProperties(record),
    ...(api ? { 'API Name': api.name.replace(/;rev=.*$/i, ''), 'API Revision': api.revision, 'API Type': 'http' } : {}),
    ...(operation ? { 'Operation Name': operation.name } : {}),
    ...(product ? { 'Product Name': product.name } : {}),
    ...(subscription ? { 'Subscription Name': subscription.name } : {}),
    'HTTP Method': record.method,
    'Request Id': record.requestId,
  };
}

function captured(side: 'Request' | 'Response', { headers, body }: MessageRecord, capture: Capture): JsonObject {
  const text = capture.bytes > 0 && body && body.length > 0 ? body.subarray(0, capture.bytes).toString('utf8') : undefined;
  return { ...loggedHeaders(headers, capture, `${side}-`), ...(text === undefined ? {} : { [`${side}-Body`]: text }) };
}

export function requestRow(writing: Writing): Row {
  const { record, settings, sink } = writing;
  const { correlation, startedAt, endedAt, status, method, url } = record;
  const { frontend } = settings;
  const duration = endedAt - startedAt;
  return {
    ...common('AppRequests', writing, startedAt),
    ...operationOf(writing),
    Id: correlation?.id ?? '',
    ParentId: correlation?.parentId ?? '',
    Name: requestName({ method, path: url.path }),
    Url: maskedUrl(url, frontend.queryMasks),
    ResultCode: String(status ?? 0),
    Success: record.isWhole && status !== undefined && status < 400,
    DurationMs: duration,
    PerformanceBucket: performanceBucket(duration),
    ClientIP: settings.logsClientIp ? (sink.masksClientIp ? '0.0.0.0' : record.client.address) : '',
    Properties: { ...callProperties(record), Cache: 'None', ...captured('Request', record.request, frontend.request), ...captured('Response', record.response, frontend.response) },
  };
}

/** `Target` is the backend's host, `Data` its method and address as Microsoft's samples read it. */
export function dependencyRow(writing: Writing, { id, sentAt, ms, status, method, url, request, response }: AttemptRecord): Row {
  const { record, settings } = writing;
  const { backend } = settings;
  return {
    ...common('AppDependencies', writing, sentAt),
    ...operationOf(writing),
    Id: id,
    ParentId: record.correlation?.id ?? '',
    DependencyType: 'Http',
    Target: url.host,
    Name: requestName({ method, path: url.pathname }),
    Data: `${method} - ${maskedTarget(url, backend.queryMasks)}`,
    ResultCode: String(status ?? 0),
    Success: status !== undefined && status < 400,
    DurationMs: ms,
    PerformanceBucket: performanceBucket(ms),
    Properties: { ...callProperties(record), ...captured('Request', request, backend.request), ...captured('Response', response, backend.response) },
  };
}

export function exceptionRow(writing: Writing, { at, source, reason, message, section, scope }: ErrorRecord): Row {
  const { record } = writing;
  return {
    ...common('AppExceptions', writing, at),
    ...operationOf(writing),
    ParentId: record.correlation?.id ?? '',
    ProblemId: reason,
    ExceptionType: reason,
    Message: message,
    Method: source,
    OuterType: reason,
    OuterMessage: message,
    OuterMethod: source,
    InnermostType: reason,
    InnermostMessage: message,
    InnermostMethod: source,
    SeverityLevel: 3,
    Properties: { ...callProperties(record), ...(section === undefined ? {} : { Section: section }), ...(scope === undefined ? {} : { Scope: scope }) },
  };
}

const severityLevels: Readonly<Record<string, number>> = { verbose: 0, information: 1, error: 3 };

export function traceRow(writing: Writing, { at, source, severity, message, metadata }: TraceRecord): Row {
  const { record } = writing;
  return {
    ...common('AppTraces', writing, at),
    ...operationOf(writing),
    ParentId: record.correlation?.id ?? '',
    Message: message,
    SeverityLevel: severityLevels[severity] ?? 1,
    Properties: { ...callProperties(record), Source: source, ...metadata },
  };
}

/** One row for each value: nothing is summed up before it is sent. */
export function metricRow(writing: Pick<Writing, 'record' | 'sink'>, { name, value, dimensions }: Extract<GatewayEvent, { readonly kind: 'metric' }>, at: number): Row {
  const { record, sink } = writing;
  return { ...common('AppMetrics', writing, at), Name: name, Sum: value, Min: value, Max: value, ItemCount: 1, Properties: { ...serviceProperties(record), ...(sink.keepsDimensions ? dimensions : {}) } };
}
