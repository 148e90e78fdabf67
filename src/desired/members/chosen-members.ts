import { at, textAt } from '../../model/json.ts';
import type { Live, LiveAccount, Seen } from '../../model/live.ts';
import type { Shape } from '../../model/shapes.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { nameOfDeploymentBackend, nameOfPathBackend } from '../backend.ts';
import { chosenDeployments } from '../facade/chosen-deployments.ts';
import { isAt } from '../facade/place.ts';
import type { Routable } from '../facade/routable.ts';
import { servingsOf } from '../prune-ops/serving.ts';
import { serves } from '../prune-ops/verdict.ts';
import { isSameMember, nameOfMember, type Member } from './member.ts';
import type { MemberText } from './member-text.ts';

export interface Choice {
  readonly live: Live;
  readonly shape: Shape;
  /** What the members are to serve, any of it. */
  readonly operations: readonly Routable[];
  /** What clients call the model, where that was said. */
  readonly model: string | undefined;
  /** Members that are there already: theirs is the name that comes into question. */
  readonly besides?: readonly Pick<Member, 'account' | 'deployment'>[];
  /** Whether the URLs of backends end with their deployments, whatever these are called. */
  readonly isInUrl?: boolean;
}

/**
 * The deployments that are named, or the one of an account that comes into question.
 *
 * @throws UserError `NotFound`, `NothingToRoute`, `MemberAmbiguous`, `MemberTwice`
 */
export function chosenMembers(texts: readonly MemberText[], choice: Choice): readonly Member[] {
  const { besides = [], isInUrl = false } = choice;
  const named = new Set([...texts.flatMap(({ place }) => place.deployment ?? []), ...besides.map(({ deployment }) => deployment.name)].map((name) => name.toLowerCase()));
  const found = texts.map((text) => {
    const account = accountOf(text, choice.live);
    return { account, deployment: deploymentOf(text, account, named, choice), weight: text.weight ?? 1, priority: text.priority ?? 1 };
  });
  const twice = found.find((one, index) => found.slice(0, index).some((other) => isSameMember(one, other)));
  if (twice !== undefined) throw refused('MemberTwice', `${nameOfMember(twice)} is named twice, and can be a member only once.`, 'Give it a weight instead: one of two weighs as much as two of three.');
  const areSame = !isInUrl && new Set([...besides, ...found].map(({ deployment }) => deployment.name.toLowerCase())).size < 2;
  return found.map((one) => ({ ...one, backend: backendNameOf(one, areSame, choice) }));
}

/** The one where names differ ends with the deployment: a call has one path for all members. */
export function backendNameOf({ account, deployment }: Pick<Member, 'account' | 'deployment'>, areSame: boolean, { live, shape }: Pick<Choice, 'live' | 'shape'>): string {
  return areSame || shape !== 'openai' ? nameOfDeploymentBackend(live, account, deployment.name, shape) : nameOfPathBackend(live, account, deployment.name);
}

function accountOf({ place }: MemberText, live: Live): LiveAccount {
  const account = live.accounts.find((each) => isAt(place, each));
  if (account === undefined) throw new Error(`the account ${place.account} that is named is read`);
  return account;
}

function deploymentOf({ place }: MemberText, account: LiveAccount, named: ReadonlySet<string>, { model, operations }: Choice): Seen {
  if (place.deployment !== undefined) {
    const [serving] = chosenDeployments(account, place, { model: undefined });
    return required(account, serving?.deployment ?? '');
  }
  const serving = servingsOf([account]).filter((each) => operations.some(({ found }) => serves(each, found)));
  const candidates = serving.map(({ deployment }) => required(account, deployment));
  if (candidates.length === 0) {
    throw refused('NothingToRoute', `No deployment of the account ${account.name} serves any of these operations.`, account.deployments.length === 0 ? 'The account has no deployments.' : `The account has: ${account.deployments.map(({ name }) => name).join(', ')}`);
  }
  const meant = candidates.filter((each) => named.has(each.name.toLowerCase()) || isCalled(each, model));
  const [only, ...others] = meant.length > 0 ? meant : candidates;
  if (only !== undefined && others.length === 0) return only;
  const names = [...(only === undefined ? [] : [only]), ...others].map(({ name }) => name);
  throw refused('MemberAmbiguous', `The account ${account.name} has ${names.length} deployments that come into question: ${names.join(', ')}.`, `Name the one you mean:  ${account.name}/${names[0] ?? ''}`);
}

function isCalled({ body, name }: Seen, model: string | undefined): boolean {
  return model !== undefined && [name, textAt(at(body, 'properties', 'model'), 'name')].some((each) => each?.toLowerCase() === model.toLowerCase());
}

function required(account: LiveAccount, name: string): Seen {
  const found = account.deployments.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Error(`${account.name} has the deployment ${name}`);
  return found;
}

function refused(code: string, message: string, hint: string): UserError {
  return new UserError(code, exitCodes.usage, message, { hint });
}
