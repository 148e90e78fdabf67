import { nameOf, sameId, withoutRevision } from '../../model/arm-id.ts';
import { at, textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { Live, LiveApi, Monitoring } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { saysOurs } from '../ownership.ts';

/** Key of the tag that components and workspaces of ours carry; its value is the name of the service that they were made for. */
export const tagName = 'apim-llm';

/**
 * A header that nobody sends. Among those that a diagnostic of Azure Monitor captures it says that the diagnostic is ours: its logger
 * is the service's only one, and mostly somebody else's.
 */
export const markHeader = 'x-apim-llm';

export function tagsFor(service: string): JsonObject {
  return { [tagName]: service };
}

/** Whether a component or workspace was made for this service. */
export function isOurMade(body: JsonObject, service: string): boolean {
  return textAt(body, 'tags', tagName)?.toLowerCase() === service.toLowerCase();
}

/** As it was read; commands that ask for it have it. */
export function monitoringIn({ monitoring }: Live): Monitoring {
  if (monitoring === undefined) throw new Error('monitoring was not read');
  return monitoring;
}

export function loggerOf(diagnostic: Pick<LiveResource, 'body'>, { loggers }: Pick<Monitoring, 'loggers'>): LiveResource | undefined {
  const id = textAt(diagnostic.body, 'properties', 'loggerId') ?? '';
  return loggers.find((logger) => sameId(logger.id, id));
}

/** A diagnostic is ours when its logger is; with the service's logger of Azure Monitor when it carries the mark. */
export function isOurDiagnostic(diagnostic: Pick<LiveResource, 'body'>, monitoring: Pick<Monitoring, 'loggers'>): boolean {
  const logger = loggerOf(diagnostic, monitoring);
  if (logger !== undefined && !isAzureMonitor(logger)) return saysOurs(logger.body);
  return headersOf(diagnostic.body, 'frontend', 'response').some((name) => name.toLowerCase() === markHeader);
}

export function isAzureMonitor({ id }: Pick<LiveResource, 'id'>): boolean {
  return nameOf(id).toLowerCase() === 'azuremonitor';
}

/** By its name, for it has neither description nor tags. */
export function isOurSetting({ id }: Pick<LiveResource, 'id'>): boolean {
  return /^apim-llm--/i.test(nameOf(id));
}

export function headersOf(diagnostic: JsonObject, ...message: readonly string[]): readonly string[] {
  const headers = at(diagnostic, 'properties', ...message, 'headers');
  return Array.isArray(headers) ? headers.filter((header: Json): header is string => typeof header === 'string') : [];
}

/** Of one API, or of the service as a whole. */
export function diagnosticNamed(owner: string, name: 'applicationinsights' | 'azuremonitor', { diagnostics }: Pick<Monitoring, 'diagnostics'>): LiveResource | undefined {
  return diagnostics.find(({ id }) => sameId(id, `${owner}/diagnostics/${name}`));
}

/** Diagnostics of ours that the API has. */
export function ourDiagnostics({ api }: Pick<LiveApi, 'api'>, live: Live): readonly LiveResource[] {
  const monitoring = monitoringIn(live);
  const names = ['applicationinsights', 'azuremonitor'] as const;
  return names.flatMap((name) => diagnosticNamed(withoutRevision(api.id), name, monitoring) ?? []).filter((diagnostic) => isOurDiagnostic(diagnostic, monitoring));
}
