import { didYouMean } from '../../model/did-you-mean.ts';
import type { LiveAccount } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { anyModel } from '../../policy/blocks/route-row.ts';
import { servingsOf, type Serving } from '../prune-ops/serving.ts';
import type { Selection } from './input.ts';
import type { Place } from './place.ts';

/**
 * The deployments that rows are to lead to: the one that is named, the one that is called like the model, else all.
 *
 * @throws UserError `NotFound`
 */
export function chosenDeployments(account: LiveAccount, { deployment }: Place, { model }: Pick<Selection, 'model'>): readonly Serving[] {
  const all = servingsOf([account]);
  const name = deployment ?? (model === anyModel ? undefined : model);
  if (name === undefined) return all;
  const found = all.find((serving) => serving.deployment.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return [found];
  const names = all.map((serving) => serving.deployment);
  const near = didYouMean(name, names);
  const known = names.length === 0 ? 'It has none.' : `It has: ${names.join(', ')}`;
  const other = deployment === undefined && names.length > 0 ? [`A name of your own goes with the deployment that it stands for:  --account ${account.name}/${near ?? names[0]} --as ${name}`] : [];
  throw new UserError('NotFound', exitCodes.failed, `The account ${account.name} has no deployment ${name}.`, { hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), known, ...other].join('\n') });
}
