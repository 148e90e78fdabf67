import type { Choice } from '../../../model/question.ts';
import { accountFacts, accountText, deployedIn, deploymentFacts } from '../deployed.ts';
import { inventoryOf } from '../known.ts';
import { answerOf, ask, type Step } from '../step.ts';

/** Values are what `--account` takes. */
export const targetStep: Step = {
  id: 'target',
  turn(sight) {
    const { texts } = sight;
    const accounts = inventoryOf(sight.known, answerOf(sight, 'service'))?.accounts ?? [];
    const choices = accounts.flatMap((account): readonly Choice[] => {
      const name = accountText(account, accounts, answerOf(sight, 'subscription'));
      const serving = deployedIn([account]);
      const whole: Choice = { value: name, name, facts: `${texts.target.all(serving.length)} · ${accountFacts(account)}` };
      return serving.length === 0 ? [] : [...serving.map((each) => ({ value: `${name}/${each.deployment.name}`, name: `${name}/${each.deployment.name}`, facts: deploymentFacts(each) })), ...(serving.length > 1 ? [whole] : [])];
    });
    const { help, label, text } = texts.target;
    return ask({ kind: 'one', text, label, help, choices });
  },
};
