import { nameOf } from '../model/arm-id.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { textAt } from '../model/json.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { addressOf } from './address.ts';
import { objectOf } from './answer.ts';
import type { Arm } from './arm.ts';
import { ask, listAll } from './ask.ts';
import { checked, failureOf } from './failure.ts';

/** The primary key of an APIM subscription. Fails with `NotFound`, and with `KeyNotReadable` where the caller may not read it. */
export async function subscriptionKey(arm: Arm, serviceId: string, name: string, signal: AbortSignal): Promise<string> {
  const { subscriptionId, resourceGroup, service } = addressOf(serviceId);
  const { subscription } = await arm.clients.apim(subscriptionId);
  const answer = await ask((options) => subscription.listSecrets(resourceGroup, service, name, options), signal);
  if (answer.status === 404) {
    const names = (await listAll((options) => subscription.list(resourceGroup, service, options), signal)).flatMap((body) => textAt(body, 'name') ?? []);
    const near = didYouMean(name, names);
    throw new UserError('NotFound', exitCodes.failed, `The service ${nameOf(serviceId)} has no subscription ${name}.`, {
      hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), `It has: ${names.slice(0, 20).join(', ') || 'none'}${names.length > 20 ? ', …' : ''}`].join('\n'),
    });
  }
  if (answer.status === 403) {
    throw new UserError('KeyNotReadable', exitCodes.notAllowed, `You may not read the key of subscription ${name} of ${nameOf(serviceId)}.`, {
      hint: [
        'Give a key in the environment:  APIM_LLM_PROBE_KEY=…',
        'or name another subscription:  --app-subscription <name>',
        'or ask an owner for the right to read it (Microsoft.ApiManagement/service/subscriptions/listSecrets/action):',
        `  az role assignment create --role "API Management Service Contributor" --assignee <you> --scope ${serviceId}`,
      ].join('\n'),
      cause: failureOf(answer),
    });
  }
  const key = textAt(objectOf(checked(answer)), 'primaryKey');
  if (key === undefined || key === '') {
    throw new UserError('KeyNotReadable', exitCodes.notAllowed, `Azure did not tell the key of subscription ${name} of ${nameOf(serviceId)}.`, { hint: 'Give a key in the environment:  APIM_LLM_PROBE_KEY=…' });
  }
  return key;
}
