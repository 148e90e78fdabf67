import type { LogStore } from '../../logs/log-store.ts';
import type { TableName } from '../../logs/tables.ts';
import type { GatewayEvent } from '../world.ts';
import { dependencyRow, exceptionRow, metricRow, requestRow, traceRow } from './application-rows.ts';
import type { Writing } from './application-rows.ts';
import type { CallRecord, ErrorRecord, TraceRecord } from './call-record.ts';
import { hasFailed } from './call-record.ts';
import type { DiagnosticSettings, Verbosity } from './diagnostic-settings.ts';
import { gatewayRow } from './gateway-row.ts';
import type { LlmLog } from './llm/llm-log.ts';
import { llmRows } from './llm/llm-rows.ts';
import type { InsightsPlan, LogPlan, MonitorPlan } from './log-plan.ts';
import { isSampled, itemCount } from './sampling.ts';

type Add = LogStore['add'];

/** All rows of a call that is over. */
export function writeRows(add: Add, plan: LogPlan, record: CallRecord, llm: LlmLog | undefined): void {
  if (plan.insights) writeInsights(add, plan.insights, record);
  if (plan.monitor) writeMonitor(add, plan.monitor, record, llm);
}

/** Metrics are not sampled, and do not wait for the call's end. */
export function writeMetric(add: Add, plan: LogPlan, record: CallRecord, event: Extract<GatewayEvent, { readonly kind: 'metric' }>, at: number): void {
  const sink = plan.insights?.sink;
  if (sink?.isOpen() === true) add(sink.workspaceId, 'AppMetrics', metricRow({ record, sink }, event, at));
}

function writeInsights(add: Add, { settings, sink }: InsightsPlan, record: CallRecord): void {
  const share = shareOf(settings, record, record.correlation?.operationId ?? '');
  if (share === undefined || sink?.isOpen() !== true) return;
  const writing: Writing = { record, settings, sink, itemCount: share };
  const write = (table: TableName, row: ReturnType<typeof requestRow>): void => add(sink.workspaceId, table, row);
  write('AppRequests', requestRow(writing));
  for (const attempt of record.attempts) write('AppDependencies', dependencyRow(writing, attempt));
  for (const error of exceptionsOf(record)) write('AppExceptions', exceptionRow(writing, error));
  for (const trace of tracesOf(record, settings)) write('AppTraces', traceRow(writing, trace));
}

function writeMonitor(add: Add, { settings, gatewayLogs, llmLogs }: MonitorPlan, record: CallRecord, llm: LlmLog | undefined): void {
  if (shareOf(settings, record, record.correlation?.operationId ?? record.requestId.replaceAll('-', '')) === undefined) return;
  for (const sink of gatewayLogs) add(sink.workspaceId, 'ApiManagementGatewayLogs', gatewayRow({ ...record, traces: tracesOf(record, settings) }, settings, sink));
  const exchange = llmLogs.length > 0 ? llm?.told() : undefined;
  if (!exchange || !settings.llm) return;
  for (const sink of llmLogs) for (const row of llmRows(record, exchange, settings.llm, sink)) add(sink.workspaceId, 'ApiManagementGatewayLlmLog', row);
}

/** How many calls this one stands for; undefined: it is left out. An error that is always logged stands for itself. */
function shareOf({ percentage, alwaysLogsErrors, verbosity }: DiagnosticSettings, record: CallRecord, operationId: string): number | undefined {
  const failed = hasFailed(record);
  if (verbosity === 'error' && !failed) return undefined;
  if (failed && alwaysLogsErrors) return 1;
  return isSampled(operationId, percentage) ? itemCount(percentage) : undefined;
}

/** From the lowest to the highest (documentation of trace). */
const severities: readonly Verbosity[] = ['verbose', 'information', 'error'];

function tracesOf({ traces }: CallRecord, { verbosity }: DiagnosticSettings): TraceRecord[] {
  return traces.filter(({ severity }) => severities.indexOf(severity as Verbosity) >= severities.indexOf(verbosity));
}

/** What policies met; where they met nothing, the client's leaving or the status speaks (documentation: what is an exception). */
function exceptionsOf(record: CallRecord): readonly ErrorRecord[] {
  const { errors, status = 0, isWhole, endedAt } = record;
  if (errors.length > 0 || !hasFailed(record)) return errors;
  const of = { at: endedAt, section: undefined, scope: undefined };
  if (!isWhole) return [{ ...of, source: 'transfer-response', reason: 'ClientConnectionFailure', message: 'The client has closed the connection.' }];
  return [{ ...of, source: 'transfer-response', reason: 'ResponseStatusCode', message: `The response has the status code ${status}.` }];
}
