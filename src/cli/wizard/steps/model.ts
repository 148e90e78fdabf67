import type { Choice } from '../../../model/question.ts';
import { deployedText, deploymentFacts, sharedModels, type Deployed, type ModelGroup } from '../deployed.ts';
import { inventoryOf } from '../known.ts';
import { answerOf, ask, type Sight, type Step } from '../step.ts';

export const modelStep: Step = {
  id: 'model',
  turn(sight) {
    const { help, label, text, times } = sight.texts.model;
    const groups = groupsOf(sight);
    const most = groups.toSorted((a, b) => b.deployed.length - a.deployed.length)[0];
    return ask({ kind: 'one', text, label, help, choices: groups.map(({ deployed, key }) => ({ value: key, name: key, facts: `${times(deployed.length)} · ${deployed.map(({ account, deployment }) => `${account.name}/${deployment.name}`).join(', ')}` })), usual: most?.key });
  },
};

function groupsOf(sight: Sight): readonly ModelGroup[] {
  return sharedModels(inventoryOf(sight.known, answerOf(sight, 'service'))?.accounts ?? []);
}

/** The deployments of the model that was chosen. */
export function chosenModel(sight: Sight): ModelGroup | undefined {
  return groupsOf(sight).find(({ key }) => key === answerOf(sight, 'model'));
}

/** Values are what `--member`, `--main` and `--spill` take. */
export function deployedChoice(deployed: Deployed, sight: Sight): Choice {
  const text = deployedText(deployed, inventoryOf(sight.known, answerOf(sight, 'service'))?.accounts ?? [], answerOf(sight, 'subscription'));
  return { value: text, name: text, facts: deploymentFacts(deployed) };
}
