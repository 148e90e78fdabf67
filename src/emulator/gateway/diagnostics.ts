import type { JsonObject } from '../../model/json.ts';
import type { DiagnosticContent } from '../arm/diagnostics/diagnostic.ts';
import type { GatewayCall } from './call.ts';

export type DiagnosticName = 'applicationinsights' | 'azuremonitor';

/** The settings that count for a call: the API's own diagnostic, else the service's; the two are never mixed (documentation, March 2026). */
export function diagnosticOf({ world, matched }: Pick<GatewayCall, 'world' | 'matched'>, name: DiagnosticName): JsonObject | undefined {
  const find = (owner: string): JsonObject | undefined => world.store.find<DiagnosticContent>(`${owner}/diagnostics/${name}`)?.content.fields;
  return find(matched.api.id) ?? find(matched.service.id);
}

/** Metrics go to Application Insights only where its diagnostic says `metrics: true` (documentation of emit-metric). */
export function takesMetrics(call: Pick<GatewayCall, 'world' | 'matched'>): boolean {
  return diagnosticOf(call, 'applicationinsights')?.['metrics'] === true;
}
