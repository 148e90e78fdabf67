import { resourceGroupOf } from '../../../model/arm-id.ts';
import { textAt } from '../../../model/json.ts';
import type { Seen } from '../../../model/live.ts';
import { servicesOf } from '../known.ts';
import { answerOf, ask, type Step } from '../step.ts';

export const serviceStep: Step = {
  id: 'service',
  turn({ answers, known, named, texts }) {
    const id = answerOf({ answers }, 'subscription');
    const name = known.subscriptions.find((each) => each.id === id)?.name ?? id;
    const services = servicesOf(known, id);
    if (services === undefined) return { does: 'read', need: { what: 'services', id, name } };
    if (services.length === 0) return { does: 'stuck', why: texts.stuck.noService(name === '' ? id : name) };
    const meant = services.filter((service) => isMeant(service.name, named.service) && isMeant(resourceGroupOf(service.id), named.resourceGroup));
    const shown = meant.length > 0 ? meant : services;
    return ask({ kind: 'one', ...texts.service, choices: shown.map((service) => ({ value: service.id, name: service.name, facts: factsOf(service) })) });
  },
};

function isMeant(text: string | undefined, named: string | undefined): boolean {
  return named === undefined || text?.toLowerCase() === named.toLowerCase();
}

function factsOf({ body, id }: Seen): string {
  return [resourceGroupOf(id), textAt(body, 'location'), textAt(body, 'sku', 'name')].filter((part) => part !== undefined).join(' · ');
}
