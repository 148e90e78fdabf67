import { resourceGroupOf, sameId, subscriptionOf } from '../../model/arm-id.ts';
import type { DeployedAccount } from '../../model/browser.ts';
import { textAt } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';
import type { Choice } from '../../model/question.ts';
import { deploymentFacts, type Deployed } from './deployed.ts';
import { inventoryOf } from './known.ts';
import { answerOf, type Sight } from './step.ts';

/** Everything of every subscription that was looked through. */
export function accountsOf(sight: Sight): readonly DeployedAccount[] {
  return inventoryOf(sight.known, answerOf(sight, 'service'))?.accounts ?? [];
}

/** Its value is what `--account` takes: the name where commands find it by that, else the ARM id. */
export function accountChoice(account: DeployedAccount, sight: Sight): Choice {
  const { body, deployments, name } = account;
  const facts = [textAt(body, 'location'), textAt(body, 'kind'), deployments.map((each) => each.name).join(', ')];
  return { value: accountText(account, sight), name, facts: joined(...facts, ...placeOf(account, sight)) };
}

/** Its value is what `--member`, `--main` and `--spill` take. */
export function deployedChoice(deployed: Deployed, sight: Sight): Choice {
  const { account, deployment } = deployed;
  return { value: `${accountText(account, sight)}/${deployment.name}`, name: `${account.name}/${deployment.name}`, facts: joined(deploymentFacts(deployed), ...placeOf(account, sight)) };
}

export function joined(...facts: readonly (string | undefined)[]): string {
  return facts.filter((fact) => fact !== undefined && fact !== '').join(' · ');
}

function accountText(account: Seen, sight: Sight): string {
  return isTold(account, sight) ? account.name : account.id;
}

function isTold(account: Seen, sight: Sight): boolean {
  const isHere = ({ id }: Seen): boolean => sameId(subscriptionOf(id) ?? '', answerOf(sight, 'subscription'));
  return isHere(account) && accountsOf(sight).filter((other) => isHere(other) && other.name.toLowerCase() === account.name.toLowerCase()).every(({ id }) => sameId(id, account.id));
}

/** Of those that their name does not tell apart. */
function placeOf(account: Seen, sight: Sight): readonly (string | undefined)[] {
  if (isTold(account, sight)) return [];
  const subscription = subscriptionOf(account.id) ?? '';
  const name = sight.known.subscriptions.find(({ id }) => sameId(id, subscription))?.name ?? '';
  return [name === '' ? subscription : name, resourceGroupOf(account.id)];
}
