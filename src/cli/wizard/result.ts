import { probeModule } from '../../desired/probe/probe.ts';
import { ArmError } from '../../model/arm-error.ts';
import { nameOf, resourceGroupOf } from '../../model/arm-id.ts';
import { capabilitiesOf, type Capability } from '../../model/capabilities.ts';
import type { Azure } from '../../model/azure.ts';
import type { Live, Seen } from '../../model/live.ts';
import { UserError } from '../../model/user-error.ts';
import { readLive } from '../read-live.ts';
import type { LocalFiles } from '../../model/local-files.ts';
import { deployedIn } from './deployed.ts';
import { inventoryOf } from './known.ts';
import { snippetsOf, type Snippets } from './snippets.ts';
import { answerOf, type Sight } from './step.ts';
import type { Texts } from './texts/texts.ts';

/** What an SDK calls, in this order where a model can do several. */
const told: readonly Capability[] = ['chat', 'embeddings', 'images', 'responses'];

/**
 * A first call of what was made. Undefined where nobody can tell what to call: a model that no SDK calls in a few lines,
 * or several that come into question.
 */
export async function firstCall(sight: Sight, api: string | undefined, ran: Live, azure: Azure, local: LocalFiles | undefined, signal: AbortSignal): Promise<Snippets | undefined> {
  const model = calledModel(sight);
  const values = { service: ran.service.name, resourceGroup: resourceGroupOf(ran.service.id), api, prompt: 'Hello', ...(model && { model: model.name, capability: model.capability }) };
  try {
    const input = probeModule.prepare(values);
    const live = await readLive(azure, probeModule, input, signal);
    const { trial } = probeModule.trial(model === undefined ? { ...input, model: anyModel(live)?.name } : input, live);
    return snippetsOf(trial, live, local);
  } catch (error) {
    // What was asked for is done: that nobody can show a call of it is no failure.
    if (error instanceof UserError || error instanceof ArmError) return undefined;
    throw error;
  }
}

interface Called {
  readonly name: string;
  readonly capability: Capability;
}

/** As clients call it: what the answers say. */
function calledModel(sight: Sight): Called | undefined {
  const { account, as, main, members, target } = sight.answers;
  const deployed = deployedIn(inventoryOf(sight.known, answerOf(sight, 'service'))?.accounts ?? []);
  const named = (target ?? members ?? main ?? [])[0];
  const [place] = named === undefined ? (account ?? []) : [named];
  if (place === undefined) return undefined;
  const isAt = (each: (typeof deployed)[number]): boolean => [each.account.name, each.account.id].some((text) => place === text || place === `${text}/${each.deployment.name}`);
  const found = best(deployed.filter(isAt).map(({ deployment }) => deployment));
  return found && { ...found, name: as?.[0] ?? found.name };
}

/** Of the account that the API calls by default. */
function anyModel({ accounts }: Live): Called | undefined {
  return best(accounts.flatMap(({ deployments }) => deployments));
}

function best(deployments: readonly Seen[]): Called | undefined {
  return told.flatMap((capability) => deployments.filter(({ body }) => capabilitiesOf(body).has(capability)).map(({ name }) => ({ name: nameOf(name), capability }))).at(0);
}

/** The endpoint, and lines to copy. */
export function callLines(snippets: Snippets, { result }: Texts): readonly string[] {
  const { curl, endpoint, javascript, key, python, trust } = snippets;
  return [
    '',
    `${result.endpoint}  ${endpoint}`,
    ...part(result.key, key === undefined ? undefined : [key]),
    ...part(result.curl, [curl]),
    ...part(result.trust, python === undefined ? [] : trust),
    ...part(result.python, python),
    ...part(result.javascript, javascript),
  ];
}

/** Not indented: Python would not take it. */
function part(title: string, lines: readonly string[] | undefined): readonly string[] {
  return lines === undefined || lines.length === 0 ? [] : ['', title, '', ...lines];
}
