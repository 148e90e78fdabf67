import { accountsOf } from '../account-choice.ts';
import { sharedModels, type ModelGroup } from '../deployed.ts';
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
  return sharedModels(accountsOf(sight));
}

/** The deployments of the model that was chosen. */
export function chosenModel(sight: Sight): ModelGroup | undefined {
  return groupsOf(sight).find(({ key }) => key === answerOf(sight, 'model'));
}
