import type { Page, PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { nameOf, sameId, withoutRevision } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import type { Staying } from '../destroy/staying.ts';
import { requiredApi } from '../required-api.ts';
import { dataGoes } from './data-steps.ts';
import { diagnosticDeletion, targetOf } from './deletion.ts';
import { prepareDisable, type DisableInput } from './input.ts';
import { leavingMonitoring } from './leaving.ts';
import { moreForLeaving } from './leaving-reading.ts';
import { diagnosticNamed, isOurMade, loggerOf, monitoringIn, ourDiagnostics } from './ours.ts';

/** `apim-llm monitor disable`: nothing is told any more, and what was there for that goes. What was collected stays. */
export const monitorDisableModule: PlanModule<DisableInput> = {
  prepare: async (values) => prepareDisable(values),
  scope: ({ api, service }) => ({ service, accounts: [], apis: [api], monitoring: { apis: 'all' } }),
  more: (input, live, round): More | undefined => {
    const monitoring = moreForLeaving(live, round, input.deleteData);
    return monitoring === undefined ? undefined : { monitoring };
  },
  wish,
  result,
};

interface Removal {
  readonly api: LiveApi;
  readonly diagnostics: readonly LiveResource[];
  readonly desired: readonly Desired[];
  readonly staying: readonly Staying[];
}

function removalOf(input: DisableInput, live: Live): Removal {
  const api = requiredApi(live, input.api);
  const diagnostics = ourDiagnostics(api, live);
  const steps = diagnostics.map(diagnosticDeletion);
  const { desired, staying } = leavingMonitoring(live, { diagnostics, before: steps, keepRoles: input.keepRoles, deleteData: input.deleteData });
  return { api, diagnostics, desired: [...steps, ...desired], staying };
}

function wish(input: DisableInput, live: Live): Wish {
  const { api, desired, diagnostics, staying } = removalOf(input, live);
  return {
    desired,
    warnings: [...nothingFound(api, diagnostics, live), ...dataGoes(desired), ...dataStays(input, diagnostics, live)],
    api: input.api,
    headline: `${nameOf(api.api.id)}: monitoring to remove`,
    report: (page) => stayingLines(staying, page),
  };
}

function nothingFound({ api }: LiveApi, ours: readonly LiveResource[], live: Live): readonly Warning[] {
  const theirs = diagnosticNamed(withoutRevision(api.id), 'applicationinsights', monitoringIn(live));
  if (ours.length > 0) return [];
  return [{ code: 'NotMonitored', message: `${nameOf(api.id)} has no diagnostic of apim-llm${theirs === undefined ? '' : '; the one that it has was set up by somebody else, and stays'}` }];
}

/** Who asks for data to be deleted hears whose is not. */
function dataStays({ deleteData }: DisableInput, ours: readonly LiveResource[], live: Live): readonly Warning[] {
  if (!deleteData) return [];
  const monitoring = monitoringIn(live);
  const written = ours.flatMap((diagnostic) => loggerOf(diagnostic, monitoring) ?? []).map(targetOf);
  const theirs = monitoring.components.filter(({ body, id }) => written.some((target) => sameId(target, id)) && !isOurMade(body, live.service.name));
  return theirs.map(({ name }) => ({ code: 'DataStays', message: `the component ${name} was not made by apim-llm: it stays, with all that was collected` }));
}

function stayingLines(staying: readonly Staying[], page: Page): readonly string[] {
  if (staying.length === 0) return [];
  return ['', page.paint('bold', 'What stays:'), ...staying.flatMap(({ label, usedBy }) => page.wrap(`${label}: ${usedBy.join(', ')}`, 2))];
}

function result(input: DisableInput, live: Live): JsonObject {
  const { desired, staying } = removalOf(input, live);
  return {
    deleted: desired.map(({ id, kind, label }) => ({ id, kind, name: label })),
    kept: staying.map(({ id, kind, label, usedBy }) => ({ id, kind, name: label, usedBy })),
  };
}
