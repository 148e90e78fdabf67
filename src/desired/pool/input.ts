import type { OptionValues } from '../../../commands/command.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { patienceOf, usualPatienceMs } from '../canary/patience.ts';
import { prepareRemove, type Selection } from '../facade/input.ts';
import { checkSize } from '../members/check-members.ts';
import { memberTexts, type MemberText } from '../members/member-text.ts';
import type { Resilience } from '../resilience/resilience.ts';
import { statedResilience } from '../resilience/stated-resilience.ts';
import { checkPoolName } from './pool-name.ts';

/** What every command of one pool takes. */
export interface PoolInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  readonly api: string;
  readonly name: string;
}

export interface MembersInput extends PoolInput {
  readonly members: readonly MemberText[];
  /** ARM id of the identity that the API calls with, where its policy does not say it. */
  readonly identity: string | undefined;
  readonly patienceMs: number;
  /** Role assignments stay although nothing needs them any more. */
  readonly keepRoles: boolean;
}

export interface CreateInput extends MembersInput {
  readonly selection: Selection;
  readonly resilience: Resilience;
  readonly isSticky: boolean;
}

export interface DeleteInput extends PoolInput {
  readonly keepRoles: boolean;
}

/** @throws UserError of names, numbers and options that exclude each other */
export function prepareCreate(values: OptionValues): CreateInput {
  return { ...prepareMembers(values), selection: prepareRemove(values).selection, resilience: statedResilience(values), isSticky: values['affinity'] === 'cookie' };
}

export function prepareMembers(values: OptionValues): MembersInput {
  const texts = Array.isArray(values['member']) ? (values['member'] as readonly string[]) : [];
  const members = memberTexts('member', texts, ['weight', 'priority']);
  checkSize(members.length);
  return { ...prepareDelete(values), members, identity: text(values, 'identity'), patienceMs: patienceOf(true, text(values, 'waitFor')) ?? usualPatienceMs };
}

export function prepareDelete(values: OptionValues): DeleteInput {
  const { api, keepRoles, service } = prepareRemove(values);
  return { api, keepRoles, service, name: checkPoolName(text(values, 'name') ?? '') };
}

/** @throws UserError `MemberNumber` where a member to be removed has a weight or a priority */
export function prepareRemoveMember(values: OptionValues): MembersInput {
  const input = prepareMembers(values);
  const weighed = input.members.find(({ priority, weight }) => priority !== undefined || weight !== undefined);
  if (weighed === undefined) return input;
  throw new UserError('InvalidValue', exitCodes.usage, `--member: a member that goes has neither weight nor priority.`, { hint: `Type only its name:  --member ${weighed.place.account}${weighed.place.deployment === undefined ? '' : `/${weighed.place.deployment}`}` });
}

function text(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
