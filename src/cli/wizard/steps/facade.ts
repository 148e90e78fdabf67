import { modelOf } from '../../../desired/members/member-facts.ts';
import type { DeployedAccount } from '../../../model/browser.ts';
import { textAt } from '../../../model/json.ts';
import type { Choice } from '../../../model/question.ts';
import { surfaceUrl } from '../../../desired/account.ts';
import { accountChoice, accountsOf, deployedChoice, joined } from '../account-choice.ts';
import { deployedIn } from '../deployed.ts';
import { inventoryOf } from '../known.ts';
import { answerOf, ask, type Sight, type Step } from '../step.ts';

/** Values are what `--account` takes. */
export const targetStep: Step = {
  id: 'target',
  turn(sight) {
    const { all, help, label, text } = sight.texts.target;
    const choices = accountsOf(sight).flatMap((account): readonly Choice[] => {
      const serving = deployedIn([account]);
      const whole = accountChoice(account, sight);
      const singly = serving.map((each) => {
        const choice = deployedChoice(each, sight);
        return { ...choice, facts: joined(modelOf(each), choice.facts) };
      });
      return serving.length > 1 ? [...singly, { ...whole, facts: joined(all(serving.length), whole.facts) }] : singly;
    });
    return ask({ kind: 'one', text, label, help, choices, usual: usual(sight) });
  },
};

/** What the API does not have yet: its own account answers for all that it has. */
function usual(sight: Sight): string | undefined {
  const apis = inventoryOf(sight.known, answerOf(sight, 'service'))?.apis ?? [];
  const main = hostOf(textAt(apis.find(({ id }) => id === answerOf(sight, 'api'))?.body, 'properties', 'serviceUrl'));
  const isMain = (account: DeployedAccount): boolean => main !== undefined && hostOf(surfaceUrl(account, 'openai')) === main;
  const has = new Set(accountsOf(sight).filter(isMain).flatMap(({ deployments }) => deployments.map(({ name }) => name.toLowerCase())));
  const others = deployedIn(accountsOf(sight).filter((account) => !isMain(account)));
  const chosen = others.find(({ deployment }) => !has.has(deployment.name.toLowerCase())) ?? others[0];
  return chosen && deployedChoice(chosen, sight).value;
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
}
