import { mostMembers } from '../../../desired/members/check-members.ts';
import { checkPoolName } from '../../../desired/pool/pool-name.ts';
import { nameOf } from '../../../model/arm-id.ts';
import { deployedChoice } from '../account-choice.ts';
import { answerOf, ask, type Step } from '../step.ts';
import { hasNameInPath, operationsOfApi, readOperations } from './api.ts';
import { chosenModel } from './model.ts';

export const membersStep: Step = {
  id: 'members',
  turn(sight) {
    const operations = operationsOfApi(sight);
    if (operations === undefined) return readOperations(sight);
    const { help, label, namesDiffer, text, tooFew, tooMany } = sight.texts.members;
    const choices = (chosenModel(sight)?.deployed ?? []).map((each) => deployedChoice(each, sight));
    const [first] = choices;
    const usual = choices.filter(({ name }) => hasNameInPath(operations) || nameOf(name) === nameOf(first?.name ?? '')).map(({ value }) => value);
    const check = (values: readonly string[]): string | undefined => {
      if (values.length < 2) return tooFew;
      if (values.length > mostMembers) return tooMany(mostMembers);
      return hasNameInPath(operations) || new Set(values.map((value) => nameOf(value).toLowerCase())).size === 1 ? undefined : namesDiffer;
    };
    return ask({ kind: 'some', text, label, help, choices, usual: usual.slice(0, mostMembers), check });
  },
};

export const poolNameStep: Step = {
  id: 'poolName',
  turn(sight) {
    const { check, help, label, text } = sight.texts.poolName;
    const usual = sight.answers.as?.[0] ?? nameOf(answerOf(sight, 'members'));
    return ask({ kind: 'text', text, label, help, usual: isPoolName(usual) ? usual : 'pool', check: (typed) => (isPoolName(typed) ? undefined : check) });
  },
};

function isPoolName(text: string): boolean {
  try {
    checkPoolName(text);
    return true;
  } catch {
    return false;
  }
}
