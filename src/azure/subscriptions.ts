import type { Subscription } from '../model/browser.ts';
import { didYouMean } from '../model/did-you-mean.ts';
import { textAt } from '../model/json.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import type { Arm } from './arm.ts';
import { listRaw } from './list-raw.ts';

const apiVersion = '2022-12-01';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The subscription to work in: the one that was named, by id or by name, else the only one that the credential sees.
 * Fails with `SubscriptionNeeded`, `NotFound` or, where there is none at all, `NoSubscription`.
 */
export async function chosenSubscription(arm: Arm, named: string | undefined, signal: AbortSignal): Promise<string> {
  if (named !== undefined && uuid.test(named)) return named;
  const subscriptions = await listSubscriptions(arm, signal);
  const lines = subscriptions.map(({ id, name }) => `  ${id}  ${name}`);
  if (named !== undefined) {
    const same = subscriptions.filter(({ name }) => name.toLowerCase() === named.toLowerCase());
    if (same.length === 1 && same[0] !== undefined) return same[0].id;
    const near = didYouMean(named, subscriptions.map(({ name }) => name));
    throw new UserError('NotFound', exitCodes.failed, `There is no subscription ${named} that you can see.`, {
      hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), 'Name one by its id with --subscription:', ...lines].join('\n'),
    });
  }
  const [only, ...others] = subscriptions;
  if (only === undefined) {
    throw new UserError('NoSubscription', exitCodes.notAllowed, 'You are signed in, but see no subscription.', {
      hint: 'Sign in to another tenant (az login --tenant TENANT), or ask for a role in a subscription.',
    });
  }
  if (others.length === 0) return only.id;
  throw new UserError('SubscriptionNeeded', exitCodes.usage, 'You see several subscriptions.', {
    hint: ['Name one with --subscription, or set AZURE_SUBSCRIPTION_ID:', ...lines].join('\n'),
  });
}

/** Those that can be worked in. No client of ours has this operation. */
export async function listSubscriptions(arm: Arm, signal: AbortSignal): Promise<readonly Subscription[]> {
  return (await listRaw(arm, `${arm.endpoint}/subscriptions?api-version=${apiVersion}`, apiVersion, signal)).flatMap((item) => {
    const id = textAt(item, 'subscriptionId');
    return id === undefined || /^(disabled|deleted)$/i.test(textAt(item, 'state') ?? '') ? [] : [{ id, name: textAt(item, 'displayName') ?? '' }];
  });
}
