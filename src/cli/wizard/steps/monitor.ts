import { resourceGroupOf } from '../../../model/arm-id.ts';
import { textAt } from '../../../model/json.ts';
import { inventoryOf } from '../known.ts';
import { answerOf, ask, type Step } from '../step.ts';

/** Values are what `--app-insights` takes; the one that is to be made has none. */
export const componentStep: Step = {
  id: 'component',
  turn(sight) {
    const { create, help, label, text } = sight.texts.component;
    const components = inventoryOf(sight.known, answerOf(sight, 'service'))?.components ?? [];
    const choices = components.map(({ body, id, name }) => {
      const isUnique = components.filter((other) => other.name.toLowerCase() === name.toLowerCase()).length === 1;
      return { value: isUnique ? name : id, name, facts: [resourceGroupOf(id), textAt(body, 'location')].filter((part) => part !== undefined).join(' · ') };
    });
    return ask({ kind: 'one', text, label, help, choices: [...choices, { value: newComponent, ...create }] });
  },
};

export const newComponent = '';

export const llmLogsStep: Step = {
  id: 'llmLogs',
  turn({ texts }) {
    const { help, label, no, text, yes } = texts.llmLogs;
    return ask({ kind: 'one', text, label, help, choices: [{ value: 'yes', ...yes }, { value: 'no', ...no }], usual: 'yes' });
  },
};
