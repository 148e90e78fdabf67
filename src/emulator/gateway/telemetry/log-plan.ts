import { textAt } from '../../../model/json.ts';
import type { DiagnosticContent } from '../../arm/diagnostics/diagnostic.ts';
import { type DiagnosticName, diagnosticFields } from '../diagnostics.ts';
import type { Captures, DiagnosticSettings } from './diagnostic-settings.ts';
import { diagnosticSettings } from './diagnostic-settings.ts';
import { componentSink, settingSinks } from './sinks.ts';
import type { ComponentSink, SinkParts, WorkspaceSink } from './sinks.ts';

/** Where the calls of an API are logged, and how. */
export interface LogPlan {
  readonly insights: InsightsPlan | undefined;
  readonly monitor: MonitorPlan | undefined;
  readonly captures: WantedCaptures;
}

export interface InsightsPlan {
  readonly settings: DiagnosticSettings;
  /** Undefined: nobody takes the rows; correlation works all the same. */
  readonly sink: ComponentSink | undefined;
}

export interface MonitorPlan {
  readonly settings: DiagnosticSettings;
  readonly gatewayLogs: readonly WorkspaceSink[];
  readonly llmLogs: readonly WorkspaceSink[];
}

/** What has to be kept of a message so that everybody finds what he logs. */
export interface Wanted {
  readonly headers: boolean;
  readonly bytes: number;
}

export interface WantedCaptures {
  readonly clientRequest: Wanted;
  readonly clientResponse: Wanted;
  readonly backendRequest: Wanted;
  readonly backendResponse: Wanted;
}

/** Gives the plan of an API's calls (undefined: those that hit no API), as the store is now; undefined where nothing is logged. */
export function logPlans(parts: SinkParts): (serviceId: string, apiId: string | undefined) => LogPlan | undefined {
  const kept = new Map<string, LogPlan | undefined>();
  let changes = -1;
  return (serviceId, apiId) => {
    if (changes !== parts.store.changes) {
      kept.clear();
      ({ changes } = parts.store);
    }
    const key = apiId ?? serviceId;
    if (kept.has(key)) return kept.get(key);
    const plan = planOf(parts, serviceId, apiId);
    kept.set(key, plan);
    return plan;
  };
}

function planOf(parts: SinkParts, serviceId: string, apiId: string | undefined): LogPlan | undefined {
  const insights = insightsPlan(parts, serviceId, apiId);
  const monitor = monitorPlan(parts, serviceId, apiId);
  return insights ?? monitor ? { insights, monitor, captures: capturesOf([insights, monitor].flatMap((plan) => plan?.settings ?? [])) } : undefined;
}

function insightsPlan(parts: SinkParts, serviceId: string, apiId: string | undefined): InsightsPlan | undefined {
  const fields = found(parts, serviceId, apiId, 'applicationinsights');
  return fields && { settings: diagnosticSettings(fields), sink: componentSink(parts, serviceId, textAt(fields, 'loggerId') ?? '') };
}

/** A diagnostic setting alone logs all APIs, as the defaults have it (documentation: monitor-api-management). */
function monitorPlan(parts: SinkParts, serviceId: string, apiId: string | undefined): MonitorPlan | undefined {
  const settings = diagnosticSettings(found(parts, serviceId, apiId, 'azuremonitor'));
  const gatewayLogs = settingSinks(parts.store, serviceId, 'GatewayLogs');
  const llmLogs = settings.llm ? settingSinks(parts.store, serviceId, 'GatewayLlmLogs') : [];
  return gatewayLogs.length + llmLogs.length === 0 ? undefined : { settings, gatewayLogs, llmLogs };
}

function found({ store }: SinkParts, serviceId: string, apiId: string | undefined, name: DiagnosticName): DiagnosticContent['fields'] | undefined {
  return diagnosticFields(store, [...(apiId === undefined ? [] : [apiId]), serviceId], name);
}

function capturesOf(all: readonly DiagnosticSettings[]): WantedCaptures {
  const wanted = (of: (settings: DiagnosticSettings) => Captures, side: 'request' | 'response'): Wanted => {
    const captures = all.map((settings) => of(settings)[side]);
    return { headers: captures.some(({ headers }) => headers.length > 0), bytes: Math.max(0, ...captures.map(({ bytes }) => bytes)) };
  };
  return {
    clientRequest: wanted(({ frontend }) => frontend, 'request'),
    clientResponse: wanted(({ frontend }) => frontend, 'response'),
    backendRequest: wanted(({ backend }) => backend, 'request'),
    backendResponse: wanted(({ backend }) => backend, 'response'),
  };
}
