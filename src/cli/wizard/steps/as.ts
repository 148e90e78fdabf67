import { nameOf } from '../../../model/arm-id.ts';
import { ask, pass, type Sight, type Step } from '../step.ts';
import { hasNameInPath, operationsOfApi, readOperations } from './api.ts';
import { chosenModel } from './model.ts';

/** Only where the name stands in the path, and where it is one deployment, or several have different names. */
export const asStep: Step = {
  id: 'as',
  turn(sight) {
    const { main, members, spill, target } = sight.answers;
    const names = target === undefined ? [...(members ?? []), ...(main ?? []), ...(spill ?? [])].map(nameOf) : target.filter(isDeployment).map(nameOf);
    const [first] = names;
    if (first === undefined || (target === undefined && new Set(names).size < 2)) return pass;
    const operations = operationsOfApi(sight);
    if (operations === undefined) return readOperations(sight);
    if (!hasNameInPath(operations)) return pass;
    const { check, help, label, text } = sight.texts.as;
    return ask({ kind: 'text', text, label, help, usual: modelName(sight) ?? first, check: (typed) => (isModelName(typed) ? undefined : check) });
  },
};

function modelName(sight: Sight): string | undefined {
  return chosenModel(sight)?.model;
}

/** `account/deployment`, with the account's name or ARM id. */
function isDeployment(target: string): boolean {
  return target.includes('/') && !/\/accounts\/[^/]+$/i.test(target);
}

function isModelName(text: string): boolean {
  return text.length <= 200 && !/\p{C}|^\s|\s$|\/|^\*$/u.test(text);
}
