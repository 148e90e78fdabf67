import { at, type JsonObject } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { nameOf, withoutRevision } from '../../model/arm-id.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { asForeign, type Foreign } from '../ownership.ts';
import { answerHeaders, clientHeaders, withHeaders } from './captured-headers.ts';
import { diagnosticNamed, headersOf, isOurDiagnostic, loggerOf, monitoringIn } from './ours.ts';

/** Of bodies nothing is kept: a captured one is held back until it is whole, and a stream would come all at once. */
const noBody = { body: { bytes: 0 } } as const;

export const everyCall = 100;

/** Percent of the calls that a diagnostic keeps. */
export function samplingOf(diagnostic: LiveResource | undefined): number | undefined {
  const percentage = at(diagnostic?.body, 'properties', 'sampling', 'percentage');
  return typeof percentage === 'number' ? percentage : undefined;
}

/** What the API tells Application Insights of each call: the request, each attempt at a backend, errors, and metrics of policies. */
export function apiDiagnosticStep(api: LiveApi, logger: Desired, sampling: number | undefined, live: Live): Desired {
  const apiId = withoutRevision(api.api.id);
  const existing = diagnosticNamed(apiId, 'applicationinsights', monitoringIn(live));
  const ours = existing !== undefined && isOurDiagnostic(existing, monitoringIn(live)) ? existing : undefined;
  const properties: JsonObject = {
    loggerId: logger.id,
    alwaysLog: 'allErrors',
    sampling: { samplingType: 'fixed', percentage: sampling ?? samplingOf(ours) ?? everyCall },
    verbosity: 'information',
    httpCorrelationProtocol: 'W3C',
    operationNameFormat: 'Name',
    metrics: true,
    frontend: { request: noBody, response: { headers: withHeaders(headersIn(ours, 'frontend'), clientHeaders), ...noBody } },
    backend: { request: noBody, response: { headers: withHeaders(headersIn(ours, 'backend'), answerHeaders), ...noBody } },
  };
  return {
    id: existing?.id ?? `${apiId}/diagnostics/applicationinsights`,
    kind: 'diagnostic',
    label: `applicationinsights of API ${nameOf(apiId)}`,
    want: 'present',
    body: { properties },
    dependsOn: [logger.id],
    locks: [`api:${nameOf(apiId)}`],
    ...asForeign(existing === undefined || ours !== undefined ? undefined : anothers(existing, live)),
  };
}

function headersIn(diagnostic: LiveResource | undefined, side: 'frontend' | 'backend'): readonly string[] {
  return diagnostic === undefined ? [] : headersOf(diagnostic.body, side, 'response');
}

/** Whoever set it up reads what it writes; an API has one, so ours would take its place. */
export function anothers(diagnostic: LiveResource, live: Live): Foreign {
  const logger = loggerOf(diagnostic, monitoringIn(live));
  const name = nameOf(diagnostic.id);
  const via = logger === undefined ? '' : ` and writes to the logger ${nameOf(logger.id)}`;
  return { why: `this diagnostic was set up by somebody else${via}; an API has one of each kind`, hint: `Remove that diagnostic, or let it be changed: --take-over ${name} (undo brings it back, monitor disable does not)`, canTakeOver: true };
}
