import { nameOf } from '../../../model/arm-id.ts';
import { sharedModels } from '../deployed.ts';
import { inventoryOf, type Inventory } from '../known.ts';
import { answerOf, ask, type Step } from '../step.ts';
import { patterns, type Pattern, type Texts } from '../texts/texts.ts';
import { callableApis } from './api.ts';

export const patternStep: Step = {
  id: 'pattern',
  turn({ answers, known, texts }) {
    const service = answerOf({ answers }, 'service');
    const inventory = inventoryOf(known, service);
    if (inventory === undefined) return { does: 'read', need: { what: 'inventory', id: service, name: nameOf(service) } };
    const choices = patterns.map((pattern) => ({ value: pattern, ...texts.pattern[pattern], refused: refusalOf(pattern, inventory, texts) }));
    const usual = usualOrder.find((pattern) => choices.some(({ refused, value }) => value === pattern && refused === undefined));
    const { help, label, text } = texts.pattern;
    return ask({ kind: 'one', text, label, help, choices, usual: callableApis(inventory).length === 0 ? 'import' : usual });
  },
};

/** On a service that has an API: what gives most first. */
const usualOrder: readonly Pattern[] = ['pool', 'facade', 'prune', 'import'];

/** Why it makes no sense yet. */
function refusalOf(pattern: Pattern, inventory: Inventory, { refused }: Texts): string | undefined {
  const { accounts } = inventory;
  if (pattern === 'import') return accounts.length === 0 ? refused.noAccounts : undefined;
  if (callableApis(inventory).length === 0) return refused.noApi;
  switch (pattern) {
    case 'prune':
    case 'monitor':
      return undefined;
    case 'facade': {
      const serving = accounts.filter(({ deployments }) => deployments.length > 0).length;
      return serving === 0 ? refused.nothingDeployed : serving === 1 ? refused.oneAccount : undefined;
    }
    case 'pool':
    case 'burst':
      return sharedModels(accounts).length === 0 ? refused.noModelTwice : undefined;
  }
}
