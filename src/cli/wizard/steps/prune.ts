import { ask, type Step } from '../step.ts';

export const pruneStep: Step = {
  id: 'prune',
  turn({ texts }) {
    const { block, help, label, text } = texts.prune;
    return ask({ kind: 'one', text, label, help, choices: [{ value: 'block', ...block }, { value: 'delete', ...texts.prune.delete }], usual: 'block' });
  },
};
