import type { JsonObject } from '../../model/json.ts';
import type { DiagnosticContent } from '../arm/diagnostics/diagnostic.ts';
import type { Store } from '../arm/store.ts';
import type { GatewayCall } from './call.ts';

export type DiagnosticName = 'applicationinsights' | 'azuremonitor';

/** What the first of these owners that has the diagnostic states of it. */
export function diagnosticFields(store: Pick<Store, 'find'>, owners: readonly string[], name: DiagnosticName): JsonObject | undefined {
  for (const owner of owners) {
    const found = store.find<DiagnosticContent>(`${owner}/diagnostics/${name}`);
    if (found) return found.content.fields;
  }
  return undefined;
}

/** The settings that count for a call: the API's own diagnostic, else the service's; the two are never mixed (documentation, March 2026). */
export function diagnosticOf({ world, matched }: Pick<GatewayCall, 'world' | 'matched'>, name: DiagnosticName): JsonObject | undefined {
  return diagnosticFields(world.store, [matched.api.id, matched.service.id], name);
}

/** Metrics go to Application Insights only where its diagnostic says `metrics: true` (documentation of emit-metric). */
export function takesMetrics(call: Pick<GatewayCall, 'world' | 'matched'>): boolean {
  return diagnosticOf(call, 'applicationinsights')?.['metrics'] === true;
}
