import { isArmId, sameId } from '../../model/arm-id.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';

/** What `--account A[/DEPLOYMENT]` names. */
export interface Place {
  /** Name or ARM id. */
  readonly account: string;
  readonly deployment: string | undefined;
}

/** @throws UserError `InvalidValue` */
export function placeOf(text: string, option = 'account'): Place {
  const [, account = '', below, behind] = (isArmId(text) ? byId : byName).exec(text) ?? [];
  const deployment = below ?? behind;
  if (account !== '') return { account, deployment };
  throw new UserError('InvalidValue', exitCodes.usage, `--${option}: ${JSON.stringify(text)} names neither an account nor account/deployment.`, { hint: `For example: --${option} my-openai, or --${option} my-openai/gpt-4o` });
}

const byName = /^([^/\s]+)(?:\/([^/\s]+))?\/?$/;
const byId = /^(.*\/accounts\/[^/\s]+)(?:\/deployments\/([^/\s]+)|\/([^/\s]+))?\/?$/i;

/** By ARM id where the account was read: another subscription may have one of the same name. */
export function resolvedPlace<T extends Place | undefined>(place: T, accounts: readonly { readonly id: string; readonly name: string }[]): T {
  if (place === undefined) return place;
  const found = accounts.find((account) => isAt(place, account));
  return found === undefined ? place : { ...place, account: found.id };
}

/** Whether an account is the one that is named. */
export function isAt({ account }: Place, { id, name }: { readonly id: string; readonly name: string }): boolean {
  return isArmId(account) ? sameId(account, id) : account.toLowerCase() === name.toLowerCase();
}
