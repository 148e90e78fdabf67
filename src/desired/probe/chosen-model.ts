import { abilitiesOf } from '../../model/capabilities.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveApi, More, Seen } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { blocksOf } from '../api-blocks.ts';
import type { ProbedOperation } from './chosen-operation.ts';

export interface ProbedModel {
  /** As a client says it: the deployment's name. */
  readonly name: string;
  /** The model behind it, where it is known: `o3-mini`. */
  readonly model: string | undefined;
}

export function needsModel({ is }: ProbedOperation): boolean {
  return is.kind === 'served' && is.modelIn !== 'none' && is.deployment === undefined;
}

/** The account whose deployments are to be read, where no model was named. */
export function accountsToRead(api: LiveApi): More | undefined {
  const account = blocksOf(api)?.account?.account;
  return account === undefined ? undefined : { accounts: [account], accountsMayBeGone: true, accountsMayBeHidden: true };
}

/** The one that was named, else the only one of the API's account that can serve the operation. */
export function chosenModel(named: string | undefined, operation: ProbedOperation, live: Live): ProbedModel | undefined {
  const { is } = operation;
  if (is.kind !== 'served' || is.modelIn === 'none') return undefined;
  const all = live.accounts.flatMap(({ deployments }) => deployments);
  const known = (name: string): ProbedModel => ({ name, model: modelOf(all.find((each) => each.name.toLowerCase() === name.toLowerCase())) });
  if (is.deployment !== undefined) return known(is.deployment);
  if (named !== undefined) return known(named);
  const able = all.filter(({ body }) => abilitiesOf(body).has(is.needs));
  const [only, ...others] = able;
  if (only !== undefined && others.length === 0) return known(only.name);
  const names = (only === undefined ? all : able).map(({ name }) => name);
  throw new UserError('ModelNeeded', exitCodes.usage, only === undefined ? `It is not known which model shall answer ${operation.name}.` : `Several deployments can answer ${operation.name}: ${names.join(', ')}.`, {
    hint: `Say which one:  --model ${only?.name ?? '<deployment>'}${only === undefined && names.length > 0 ? `\nDeployments of the account: ${names.join(', ')}` : ''}`,
  });
}

function modelOf(deployment: Seen | undefined): string | undefined {
  return textAt(deployment?.body, 'properties', 'model', 'name');
}
