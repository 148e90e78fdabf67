import type { Choice } from '../../../model/question.ts';
import { ask, type Step } from '../step.ts';

export const subscriptionStep: Step = {
  id: 'subscription',
  turn({ known, named, texts }) {
    if (known.subscriptions.length === 0) return { does: 'stuck', why: texts.stuck.noSubscription };
    const meant = known.subscriptions.filter((each) => [each.id, each.name].some((text) => text.toLowerCase() === named.subscription?.toLowerCase()));
    const choices: readonly Choice[] = (meant.length > 0 ? meant : known.subscriptions).map(({ id, name }) => ({ value: id, name: name === '' ? id : name, facts: id }));
    return ask({ kind: 'one', ...texts.subscription, choices });
  },
};
