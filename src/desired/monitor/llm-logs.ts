import { nameOf, sameId, withoutRevision } from '../../model/arm-id.ts';
import { at, type JsonObject } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { marked } from '../../model/names.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { asForeign, saysOurs } from '../ownership.ts';
import { anothers, everyCall } from './api-diagnostic.ts';
import { withHeaders } from './captured-headers.ts';
import { diagnosticNamed, headersOf, isAzureMonitor, isOurDiagnostic, markHeader, monitoringIn } from './ours.ts';
import { settingStep } from './setting-step.ts';

/** The diagnostic of ours that logs what models are asked, as the API has it. */
export function ourLlmDiagnostic(api: Pick<LiveApi, 'api'>, live: Live): LiveResource | undefined {
  const monitoring = monitoringIn(live);
  const found = diagnosticNamed(withoutRevision(api.api.id), 'azuremonitor', monitoring);
  return found !== undefined && isOurDiagnostic(found, monitoring) ? found : undefined;
}

/** Whether texts of clients and models are kept. */
export function keepsPrompts(diagnostic: Pick<LiveResource, 'body'> | undefined): boolean {
  return ['requests', 'responses'].some((side) => at(diagnostic?.body, 'properties', 'largeLanguageModel', side, 'messages') === 'all');
}

export interface LlmLogs {
  readonly api: LiveApi;
  readonly prompts: boolean;
  readonly workspaceId: string;
  /** What has to be there before anything is sent to the workspace. */
  readonly dependsOn: readonly string[];
}

/** Logger, diagnostic and diagnostic setting that bring the tokens of each call, and the texts where these are wanted, to the workspace. */
export function llmSteps({ api, dependsOn, prompts, workspaceId }: LlmLogs, live: Live): readonly Desired[] {
  const logger = azureMonitorLogger(live);
  return [...logger, diagnosticStep(api, prompts, logger, live), ...settingStep(workspaceId, live, dependsOn)];
}

/** The service has one of them at most. Somebody else's is used and stays. */
function azureMonitorLogger(live: Live): readonly Desired[] {
  const existing = monitoringIn(live).loggers.find(isAzureMonitor);
  if (existing !== undefined && !saysOurs(existing.body)) return [];
  return [
    {
      id: existing?.id ?? `${live.service.id}/loggers/azuremonitor`,
      kind: 'logger',
      label: 'logger azuremonitor',
      want: 'present',
      body: { properties: { loggerType: 'azureMonitor', description: marked('Logs of APIs for Azure Monitor') } },
      dependsOn: [],
      locks: [],
    },
  ];
}

const noBody = { body: { bytes: 0 } } as const;

/** How much of a text is kept: what the service takes when nothing is said. */
const textBytes = 32_768;

function diagnosticStep(api: LiveApi, prompts: boolean, [logger]: readonly Desired[], live: Live): Desired {
  const apiId = withoutRevision(api.api.id);
  const monitoring = monitoringIn(live);
  const existing = diagnosticNamed(apiId, 'azuremonitor', monitoring);
  const ours = ourLlmDiagnostic(api, live);
  const loggerId = logger?.id ?? monitoring.loggers.find(isAzureMonitor)?.id ?? '';
  const messages = prompts ? { messages: 'all', maxSizeInBytes: textBytes } : null;
  const properties: JsonObject = {
    loggerId,
    alwaysLog: 'allErrors',
    // Half of the calls have half of the tokens: what is billed is counted in full.
    sampling: { samplingType: 'fixed', percentage: everyCall },
    verbosity: 'information',
    largeLanguageModel: { logs: 'enabled', requests: messages, responses: messages },
    frontend: { request: noBody, response: { headers: withHeaders(ours === undefined ? [] : headersOf(ours.body, 'frontend', 'response'), [markHeader]), ...noBody } },
    backend: { request: noBody, response: noBody },
  };
  const isForeign = existing !== undefined && (ours === undefined || !sameId(ours.id, existing.id));
  return {
    id: existing?.id ?? `${apiId}/diagnostics/azuremonitor`,
    kind: 'diagnostic',
    label: `azuremonitor of API ${nameOf(apiId)}`,
    want: 'present',
    body: { properties },
    dependsOn: logger === undefined ? [] : [logger.id],
    locks: [`api:${nameOf(apiId)}`],
    ...(prompts && !keepsPrompts(ours) ? { notes: ['keeps what clients and models say (--log-prompts)'] } : {}),
    ...asForeign(isForeign ? anothers(existing, live) : undefined),
  };
}
