import { answerOf, ask, type Step } from '../step.ts';

export const modeStep: Step = {
  id: 'mode',
  turn(sight) {
    const { mode } = sight.texts;
    const last = answerOf(sight, 'pattern') === 'burst' ? ([['article', mode.article]] as const) : ([['none', mode.none]] as const);
    const offered = [['both', mode.both], ['retry', mode.retry], ['breaker', mode.breaker], ...last] as const;
    return ask({ kind: 'one', text: mode.text, label: mode.label, help: mode.help, choices: offered.map(([value, texts]) => ({ value, ...texts })), usual: 'both' });
  },
};
