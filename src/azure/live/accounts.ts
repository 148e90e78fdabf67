import { answersAt } from '../../model/account-hosts.ts';
import { ArmError } from '../../model/arm-error.ts';
import { idKey, isArmId, nameOf, resourceGroupOf, sameId, subscriptionOf } from '../../model/arm-id.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import { textAt } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveAccount, More, Scope, Seen } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { objectOf } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { ask, listAll } from '../ask.ts';
import { checked } from '../failure.ts';
import { listed, seenOf } from './seen.ts';

type Wanted = Pick<Scope, 'accounts' | 'accountsMayBeGone'> & Pick<More, 'accountHosts' | 'accountsMayBeHidden'>;

/**
 * The accounts that were named, in that order, each with its deployments and the role assignments that hold there.
 * Names are looked for in the subscription; an ARM id may lie in another one of the tenant. Known ones are not read.
 */
export async function readAccounts(arm: Arm, subscriptionId: string, wanted: Wanted, signal: AbortSignal, known: readonly LiveAccount[] = []): Promise<readonly LiveAccount[]> {
  const { accountHosts = [], accounts, accountsMayBeGone = false, accountsMayBeHidden = false } = wanted;
  const all = accounts.every(isArmId) && accountHosts.length === 0 ? [] : await listAccounts(arm, subscriptionId, signal);
  const named = [...accounts, ...all.filter(({ body }) => accountHosts.some((host) => answersAt(body, host))).map(({ id }) => id)];
  const found = await Promise.all(
    distinct(named).map(async (name) => {
      try {
        const inList = isArmId(name) ? all.find(({ id }) => sameId(id, name)) : accountByName(name, all);
        const already = known.find(({ id }) => sameId(id, inList?.id ?? name));
        if (already !== undefined) return already;
        const account = inList ?? (await accountById(arm, name, signal));
        return { ...account, ...(await detailsOf(arm, account.id, signal)) };
      } catch (error) {
        if ((accountsMayBeGone && isGone(error)) || (accountsMayBeHidden && isHidden(error))) return undefined;
        throw error;
      }
    }),
  );
  return found.filter((account) => account !== undefined);
}

function distinct(named: readonly string[]): readonly string[] {
  return [...new Map(named.map((name) => [idKey(name), name])).values()];
}

function isHidden(error: unknown): boolean {
  return error instanceof ArmError && error.status === 403;
}

/** Of the account itself, or of what lies below it: it may be deleted between two reads. */
function isGone(error: unknown): boolean {
  return (error instanceof UserError && error.code === 'NotFound') || (error instanceof ArmError && error.status === 404);
}

export async function listAccounts(arm: Arm, subscriptionId: string, signal: AbortSignal): Promise<readonly Seen[]> {
  const { accounts } = await arm.clients.cognitive(subscriptionId);
  return (await listAll((options) => accounts.list(options), signal)).map((body) => seenOf(body));
}

function accountByName(name: string, all: readonly Seen[]): Seen {
  const same = all.filter((account) => account.name.toLowerCase() === name.toLowerCase());
  const [only, ...others] = same;
  if (only === undefined) throw notFound(name, all);
  if (others.length === 0) return only;
  throw new UserError('AmbiguousName', exitCodes.usage, `There are several accounts ${name} in the subscription.`, {
    hint: ['Name the one you mean by its ARM id:', ...same.map(({ id }) => `  ${id}`)].join('\n'),
  });
}

async function accountById(arm: Arm, id: string, signal: AbortSignal): Promise<Seen> {
  const subscriptionId = subscriptionOf(id);
  const resourceGroup = resourceGroupOf(id);
  const isAccount = /\/providers\/Microsoft\.CognitiveServices\/accounts\/[^/]+\/?$/i.test(id);
  if (!isAccount || subscriptionId === undefined || resourceGroup === undefined) {
    throw new UserError('InvalidAccount', exitCodes.usage, `${id} is not the id of an account.`, {
      hint: 'It looks like /subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/NAME.',
    });
  }
  const { accounts } = await arm.clients.cognitive(subscriptionId);
  const answer = await ask((options) => accounts.get(resourceGroup, nameOf(id.replace(/\/$/, '')), options), signal);
  if (answer.status === 404) throw new UserError('NotFound', exitCodes.failed, `There is no account ${id}.`, { hint: 'Check the id, and that you may read it.' });
  return seenOf(objectOf(checked(answer)), answer.header('etag'));
}

function notFound(name: string, all: readonly Seen[]): UserError {
  const names = all.filter(({ body }) => /^(openai|aiservices)$/i.test(textAt(body, 'kind') ?? '')).map((account) => account.name);
  const near = didYouMean(name, names);
  const known = names.length === 0 ? 'The subscription has no account of kind OpenAI or AIServices that you can see.' : `Accounts of the subscription: ${names.join(', ')}`;
  return new UserError('NotFound', exitCodes.failed, `There is no account ${name} in the subscription.`, {
    hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), known, 'An account of another subscription is named by its ARM id.'].join('\n'),
  });
}

async function detailsOf(arm: Arm, id: string, signal: AbortSignal): Promise<Pick<LiveAccount, 'deployments' | 'roleAssignments'>> {
  const subscriptionId = subscriptionOf(id) ?? '';
  const resourceGroup = resourceGroupOf(id) ?? '';
  const [cognitive, authorization] = await Promise.all([arm.clients.cognitive(subscriptionId), arm.clients.authorization(subscriptionId)]);
  // `atScope()` gives what holds at the account: its own assignments and those of the scopes above, not those below.
  const [deployments, roleAssignments] = await Promise.all([
    listAll((options) => cognitive.deployments.list(resourceGroup, nameOf(id), options), signal),
    listAll((options) => authorization.roleAssignments.listForScope(id.replace(/^\/+/, ''), { ...options, filter: 'atScope()' }), signal),
  ]);
  return { deployments: deployments.map((body: JsonObject) => seenOf(body)), roleAssignments: roleAssignments.map((body) => listed('roleAssignment', body)) };
}
