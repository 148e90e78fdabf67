import type { Warning } from '../../../commands/command.ts';
import { nameOf, withoutRevision } from '../../model/arm-id.ts';
import { at, textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { everyCall, samplingOf } from './api-diagnostic.ts';
import { ownerOf } from './deletion.ts';
import type { EnableTarget } from './enable-target.ts';
import { keepsPrompts, ourLlmDiagnostic } from './llm-logs.ts';
import { diagnosticNamed, isOurDiagnostic, monitoringIn } from './ours.ts';
import { coverageOf } from './setting-step.ts';

/** What a busy service notices (documentation, "Performance implications and log sampling"). */
const samplingCost = 'every call is logged, which takes 40 to 50 % of the throughput where there are more than about 1,000 calls a second; --sampling 10 keeps every tenth, and all errors';

/** What would break streams, cost throughput or money, or tell more than somebody expects. */
export function enableWarnings(target: EnableTarget, live: Live): readonly Warning[] {
  const { choice, desired, llm } = target;
  const percentage = at(desired.find(({ id }) => /\/diagnostics\/applicationinsights$/i.test(id))?.body, 'properties', 'sampling', 'percentage');
  return [
    ...(percentage === everyCall && !wroteAll(target, live) ? [{ code: 'SamplingCost', message: samplingCost }] : []),
    ...ofService(target, live),
    ...ofComponent(choice),
    ...(llm === undefined ? [] : ofLogs(target, llm, live)),
  ];
}

/** It was said when it was chosen. */
function wroteAll({ diagnostic }: EnableTarget, live: Live): boolean {
  return diagnostic !== undefined && isOurDiagnostic(diagnostic, monitoringIn(live)) && samplingOf(diagnostic) === everyCall;
}

/** Whether texts of clients and models are kept at this moment, by what we made. */
export function keptPrompts(live: Live): readonly Warning[] {
  const { monitoring } = live;
  const found = (monitoring?.diagnostics ?? []).filter((diagnostic) => monitoring !== undefined && keepsPrompts(diagnostic) && isOurDiagnostic(diagnostic, monitoring));
  return found.map((diagnostic) => ({ code: 'PromptsKept', message: `every prompt and every answer of ${ownerOf(diagnostic)} is kept in the workspace; apim-llm monitor enable, without --log-prompts, ends it` }));
}

/** The diagnostic of the service holds for every API that has none of its own. */
function ofService({ api, llm }: EnableTarget, live: Live): readonly Warning[] {
  const monitoring = monitoringIn(live);
  const insights = diagnosticNamed(live.service.id, 'applicationinsights', monitoring);
  const monitor = diagnosticNamed(live.service.id, 'azuremonitor', monitoring);
  const name = nameOf(withoutRevision(api.api.id));
  return [
    ...(insights === undefined || isOurDiagnostic(insights, monitoring) ? [] : [{ code: 'DiagnosticOverridden', message: `the service has a diagnostic for Application Insights, and that of the API ${name} takes its place: what the service's one writes to gets nothing of this API any more` }]),
    ...(monitor === undefined || llm === undefined ? [] : [{ code: 'DiagnosticOverridden', message: `the service has a diagnostic for Azure Monitor, and that of the API ${name} takes its place: headers and bodies that it captures are not captured of this API` }]),
    ...(monitor !== undefined && llm === undefined && diagnosticNamed(withoutRevision(api.api.id), 'azuremonitor', monitoring) === undefined && capturesBodies(monitor)
      ? [{ code: 'BodiesCaptured', message: `the service's diagnostic for Azure Monitor captures bodies, also of ${name}: answers with "stream": true come all at once; set its bytes to 0, or let the API have its own (--llm-logs)` }]
      : []),
  ];
}

/** A captured body is held back until it is whole. */
function capturesBodies({ body }: LiveResource): boolean {
  return ['frontend', 'backend'].some((side) => ['request', 'response'].some((message) => Number(at(body, 'properties', side, message, 'body', 'bytes') ?? 0) > 0));
}

function ofComponent({ live: component, made, name }: EnableTarget['choice']): readonly Warning[] {
  if (component === undefined) return [];
  const percentage = at(component.body, 'properties', 'SamplingPercentage');
  const isClosed = textAt(component.body, 'properties', 'publicNetworkAccessForIngestion')?.toLowerCase() === 'disabled';
  return [
    ...(typeof percentage === 'number' && percentage < everyCall && percentage > 0 ? [{ code: 'ComponentSamples', message: `the component ${name} keeps ${percentage} % of what it gets, whatever the diagnostic sends` }] : []),
    ...(isClosed ? [{ code: 'IngestionClosed', message: `the component ${name} takes telemetry from private networks only: the service must reach it through one, else everything is lost and nobody says so` }] : []),
    ...(made === undefined && textAt(component.body, 'properties', 'IngestionMode')?.toLowerCase() === 'applicationinsights' ? [{ code: 'ClassicComponent', message: `the component ${name} is of the classic kind, which Azure has retired: apim-llm monitor query finds nothing there` }] : []),
  ];
}

function ofLogs({ api }: EnableTarget, { prompts, workspaceId }: NonNullable<EnableTarget['llm']>, live: Live): readonly Warning[] {
  const workspace = nameOf(workspaceId);
  const { covered, elsewhere, others } = coverageOf(workspaceId, live);
  const names = others.map(({ id }) => nameOf(id)).join(', ');
  const wasOn = keepsPrompts(ourLlmDiagnostic(api, live));
  return [
    ...(covered.length === 0 ? [] : [{ code: 'SettingReused', message: `${covered.join(' and ')} go to ${workspace} already, by the diagnostic setting ${names}: it is used, and not changed` }]),
    ...(elsewhere.length === 0 ? [] : [{ code: 'NotDedicated', message: `the diagnostic setting ${names} sends ${elsewhere.join(' and ')} to the table AzureDiagnostics, where queries of apim-llm do not look: set its destination to "resource specific"` }]),
    ...(prompts
      ? [{ code: 'PromptsKept', message: `WHAT CLIENTS AND MODELS SAY IS KEPT: every prompt and every answer of this API, with whatever personal or secret things stand in them, goes to the table ApiManagementGatewayLlmLog of the workspace ${workspace}. Everybody who may read that workspace reads them; they stay as long as it keeps its data (30 days, unless somebody set more), cost what its ingestion costs (all text, twice: question and answer), and undo or disable deletes none of them. Texts are cut at 32 KB.` }]
      : wasOn
        ? [{ code: 'PromptsEnd', message: 'prompts and answers are kept no more from now on (--log-prompts keeps them); those that were kept stay in the workspace' }]
        : []),
  ];
}

