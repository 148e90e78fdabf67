import type { OptionValues } from '../../../commands/command.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { patienceOf, usualPatienceMs } from '../canary/patience.ts';
import { prepareRemove, type RemoveInput } from '../facade/input.ts';
import { memberTexts, type MemberText } from '../members/member-text.ts';
import { checkPoolName } from '../pool/pool-name.ts';
import type { Resilience } from '../resilience/resilience.ts';
import { statedResilience } from '../resilience/stated-resilience.ts';

export interface EnableInput extends Pick<RemoveInput, 'service' | 'api' | 'selection'> {
  /** Undefined: made from the main's model. */
  readonly name: string | undefined;
  /** The main first; of equal priority the spills stay in the order in which they were typed. */
  readonly members: readonly MemberText[];
  readonly resilience: Resilience;
  readonly identity: string | undefined;
  readonly patienceMs: number;
}

const mainPriority = 1;
const spillPriority = 2;

/** @throws UserError `OptionsConflict`, `InvalidValue`, `MemberNumber`, `RetriesTooFew`, `SpillNeverAsked`, `SpillPriority`, `PoolNameInvalid`, `ModelNameInvalid`, `ApiIdInvalid` */
export function prepareEnable(values: OptionValues): EnableInput {
  const { account: _, ...others } = values;
  const { api, selection, service } = prepareRemove(others);
  const [main] = memberTexts('main', [textIn(values, 'main') ?? ''], []);
  if (main === undefined) throw new Error('--main is required');
  const listed = values['spill'];
  const spills = memberTexts('spill', Array.isArray(listed) ? listed.map(String) : [], ['weight', 'priority']).map((spill) => ({ ...spill, priority: spill.priority ?? spillPriority }));
  const name = textIn(values, 'name');
  const resilience = statedResilience(values, spills.length);
  if (values['preset'] === 'article-retry' && spills.length > 1) throw refused('SpillNeverAsked', `--preset article-retry has one retry, which ends before the last of ${spills.length} spills is asked.`, 'One --spill, or a retry for each of them:  --mode retry');
  checkMode(resilience, spills);
  const first = spills.find(({ priority }) => priority <= mainPriority);
  if (first !== undefined) throw refused('SpillPriority', `--spill ${first.place.account}: the main has priority ${mainPriority}, and a spill of priority ${first.priority} would be asked with it or before it.`, `Give it ${spillPriority} or more; members that are to share all calls are a pool:  apim-llm pool create`);
  return {
    service,
    api,
    selection,
    name: name === undefined ? undefined : checkPoolName(name),
    members: [{ ...main, priority: mainPriority }, ...spills.toSorted((a, b) => a.priority - b.priority)],
    resilience,
    identity: textIn(values, 'identity'),
    patienceMs: patienceOf(true, textIn(values, 'waitFor')) ?? usualPatienceMs,
  };
}

/** What would never have a call, or never its share. */
function checkMode({ mode, retries }: Resilience, spills: readonly MemberText[]): void {
  if (mode === 'none') {
    throw refused('SpillNeverAsked', '--mode none leaves the spill without a call: a pool goes on to a lower priority only when the breakers of all members before it are open.', 'Leave --mode out, or share all calls among the members:  apim-llm pool create');
  }
  if (mode !== 'retry') return;
  const weighted = spills.find(({ weight }) => weight !== undefined);
  if (weighted !== undefined) throw refused('OptionsConflict', `--spill ${weighted.place.account}: --mode retry asks one backend after the other, and knows no weights.`, 'Leave weight out, or --mode retry.');
  if (retries < spills.length) throw refused('SpillNeverAsked', `--retries ${retries} ends before the last of ${spills.length} spills is asked.`, `--retries ${spills.length}, or fewer spills.`);
  if (retries > spills.length) throw refused('OptionsConflict', `--retries ${retries} would ask the last spill ${retries - spills.length + 1} times at once for the same call, when it has just answered 429.`, `--retries ${spills.length}`);
}

export function textIn(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function refused(code: string, message: string, hint: string): UserError {
  return new UserError(code, exitCodes.usage, message, { hint });
}
