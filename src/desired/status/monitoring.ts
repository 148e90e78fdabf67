import { idKey, nameOf, withoutRevision } from '../../model/arm-id.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import type { Desired, Kind } from '../../model/resource.ts';
import { UserError } from '../../model/user-error.ts';
import { enableTarget, isMonitored } from '../monitor/enable-target.ts';
import type { EnableInput } from '../monitor/input.ts';
import { loggedComponents } from '../monitor/leaving-reading.ts';
import { keepsPrompts, ourLlmDiagnostic } from '../monitor/llm-logs.ts';
import { ourDiagnostics } from '../monitor/ours.ts';
import { saysOurs } from '../ownership.ts';
import type { Finding } from './finding.ts';
import { isCanary } from './canary.ts';

/** The diagnostics of the APIs and what they write to, where there is a logger of ours at all. */
export function moreForMonitoring(live: Live): More['monitoring'] {
  if (live.monitoring?.loggers.some(({ body }) => saysOurs(body)) !== true) return undefined;
  return { ...loggedComponents(live), apis: [...live.apis.values()].filter((api) => !isCanary(api)).map(({ api }) => nameOf(withoutRevision(api.id))) };
}

export interface ExpectedMonitoring {
  readonly desired: readonly Desired[];
  readonly missing: readonly Finding[];
}

const nothing: ExpectedMonitoring = { desired: [], missing: [] };

/** What `monitor enable` would state again of an API that has a diagnostic of ours: what was chosen stands in what is there. */
export function expectedMonitoring(live: Live, api: LiveApi): ExpectedMonitoring {
  if (live.monitoring === undefined) return nothing;
  if (!isMonitored(api, live)) return ourDiagnostics(api, live).length === 0 ? nothing : { desired: [], missing: [halfMade(api)] };
  try {
    return { desired: enableTarget(asItIs(live, api), live).desired, missing: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { desired: [], missing: [unable(api, error)] };
  }
}

function asItIs(live: Live, { api }: LiveApi): EnableInput {
  const llm = ourLlmDiagnostic({ api }, live);
  return {
    service: { name: live.service.name, resourceGroup: undefined },
    api: nameOf(api.id),
    appInsights: undefined,
    create: false,
    workspace: undefined,
    location: undefined,
    auth: undefined,
    identity: undefined,
    sampling: undefined,
    llmLogs: undefined,
    logPrompts: keepsPrompts(llm),
    keepComponent: undefined,
  };
}

/** Logs of models go out, and calls are not told: what a run that was cut off leaves, or somebody who removed the one diagnostic. */
function halfMade({ api }: LiveApi): Finding {
  return { id: diagnosticOf(api.id), kind: 'diagnostic', label: `applicationinsights of API ${nameOf(api.id)}`, state: 'missing', changes: [] };
}

function diagnosticOf(apiId: string): string {
  return `${withoutRevision(apiId)}/diagnostics/applicationinsights`;
}

/** Something that it hangs on is gone, or is such that nothing can arrive. */
function unable({ api }: LiveApi, { code, message }: UserError): Finding {
  const component = /^\s*(\/subscriptions\/\S+\/components\/\S+)$/im.exec(message)?.[1];
  if (code === 'ComponentGone' && component !== undefined) return { id: component, kind: 'component', label: `component ${nameOf(component)}`, state: 'missing', changes: [] };
  return { id: diagnosticOf(api.id), kind: 'diagnostic', label: `applicationinsights of API ${nameOf(api.id)}`, state: 'changed', changes: [{ path: code, after: message }] };
}

const kinds: ReadonlySet<Kind | 'account'> = new Set<Kind | 'account'>(['component', 'workspace', 'logger', 'diagnostic', 'diagnosticSetting']);

/** Whether a finding is about what calls are told to, and not about where they go. */
export function isOfMonitoring({ id, kind }: Finding): boolean {
  return kinds.has(kind) || (kind === 'roleAssignment' && /\/providers\/microsoft\.insights\/components\//.test(idKey(id)));
}
