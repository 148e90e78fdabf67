import { nameOf } from '../../../model/arm-id.ts';
import { deployedChoice } from '../account-choice.ts';
import { isProvisioned } from '../deployed.ts';
import { answerOf, ask, type Step } from '../step.ts';
import { hasNameInPath, operationsOfApi, readOperations } from './api.ts';
import { chosenModel } from './model.ts';

export const mainStep: Step = {
  id: 'main',
  turn(sight) {
    const deployed = chosenModel(sight)?.deployed ?? [];
    const usual = deployed.find(isProvisioned) ?? deployed[0];
    return ask({ kind: 'one', ...sight.texts.main, choices: deployed.map((each) => deployedChoice(each, sight)), usual: usual && deployedChoice(usual, sight).value });
  },
};

export const spillStep: Step = {
  id: 'spill',
  turn(sight) {
    const operations = operationsOfApi(sight);
    if (operations === undefined) return readOperations(sight);
    const { help, label, text, tooFew } = sight.texts.spill;
    const main = answerOf(sight, 'main');
    const choices = (chosenModel(sight)?.deployed ?? [])
      .map((each) => deployedChoice(each, sight))
      // Where the name stands in the body it cannot be another one.
      .filter(({ value }) => value !== main && (hasNameInPath(operations) || nameOf(value).toLowerCase() === nameOf(main).toLowerCase()));
    return ask({ kind: 'some', text, label, help, choices, usual: choices.map(({ value }) => value), check: (values) => (values.length === 0 ? tooFew : undefined) });
  },
};
