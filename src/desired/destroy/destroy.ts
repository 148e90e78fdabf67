import type { Page, PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { canarySubscription } from '../canary/names.ts';
import { dataGoes } from '../monitor/data-steps.ts';
import { prepare, type DestroyInput } from './input.ts';
import { moreOf } from './reading.ts';
import type { Staying } from './staying.ts';
import { targetOf } from './target.ts';

/** `apim-llm destroy`: takes away what is ours, in reverse order, and nothing else. */
export const destroyModule: PlanModule<DestroyInput> = {
  prepare: async (values) => prepare(values),
  scope: ({ service }) => ({ service, accounts: [], apis: 'ours', versionSets: true, subscriptions: [canarySubscription], bystanders: true, monitoring: { apis: 'all', shown: true } }),
  more: moreOf,
  wish,
  result,
};

function wish(input: DestroyInput, live: Live): Wish {
  const { computing, desired, staying } = targetOf(input, live);
  return {
    desired,
    warnings: [...missing(input, live), ...computingWarnings(computing), ...dataGoes(desired)],
    api: input.api,
    headline: input.api === undefined ? 'everything of apim-llm' : `what is of apim-llm in ${input.api}, and what nothing needs after that`,
    report: (page) => stayingLines(staying, page),
  };
}

/** A second run finds it gone, too. */
function missing({ api }: DestroyInput, live: Live): readonly Warning[] {
  if (api === undefined || live.apis.has(api.toLowerCase())) return [];
  const near = didYouMean(api, live.allApis.map(({ id }) => nameOf(id)).filter((name) => !name.includes(';rev=')));
  return [{ code: 'ApiMissing', message: `the service ${live.service.name} has no API ${api}${near === undefined ? '' : `; did you mean ${near}?`}` }];
}

function computingWarnings(computing: readonly string[]): readonly Warning[] {
  if (computing.length === 0) return [];
  return [{ code: 'BackendsComputed', message: `policies that stay compute where calls go, and nobody can see all that they may name: ${computing.join('; ')}` }];
}

function stayingLines(staying: readonly Staying[], page: Page): readonly string[] {
  if (staying.length === 0) return [];
  return ['', page.paint('bold', 'Of apim-llm, and still in use:'), ...staying.flatMap(({ label, usedBy }) => page.wrap(`${label}: ${usedBy.join(', ')}`, 2))];
}

function result(input: DestroyInput, live: Live): JsonObject {
  const { desired, staying } = targetOf(input, live);
  return {
    deleted: desired.filter(({ want }) => want === 'absent').map(told),
    restored: desired.filter(({ want }) => want === 'present').map(told),
    kept: staying.map((each) => ({ ...told(each), usedBy: each.usedBy })),
  };
}

function told({ id, kind, label }: { readonly id: string; readonly kind: string; readonly label: string }): JsonObject {
  return { id, kind, name: label };
}
