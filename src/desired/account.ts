import { capabilitiesOf } from '../model/capabilities.ts';
import { textAt } from '../model/json.ts';
import type { LiveAccount, Seen } from '../model/live.ts';
import { shapes, type Shape } from '../model/shapes.ts';
import { exitCodes, UserError } from '../model/user-error.ts';

/** URL of one surface of the account, without a slash at the end; undefined where the account does not offer it. */
export function surfaceUrl(account: Seen, shape: Shape): string | undefined {
  const endpoint = textAt(account.body, 'properties', 'endpoints', shapes[shape].endpoint);
  return endpoint === undefined ? undefined : `${endpoint.replace(/\/+$/, '')}/${shapes[shape].path}`;
}

/** The same for accounts that must have it. Never built from the account's name, which may differ from its subdomain. */
export function requiredSurfaceUrl(account: Seen, shape: Shape): string {
  const url = surfaceUrl(account, shape);
  if (url !== undefined) return url;
  const { endpoint, path } = shapes[shape];
  throw new UserError('SurfaceMissing', exitCodes.usage, `The account ${account.name} has no "${endpoint}" among its endpoints, so nothing answers at /${path}.`, {
    hint: shape === 'models' ? 'Accounts of kind AIServices have it.' : 'Check the account in Azure: az cognitiveservices account show --ids ' + account.id,
  });
}

/** A deployment that answers chat calls, else any. */
export function exampleDeployment(account: LiveAccount): { readonly name: string; readonly chat: boolean } | undefined {
  const chat = account.deployments.find((deployment) => capabilitiesOf(deployment.body).has('chat'));
  const first = chat ?? account.deployments[0];
  return first === undefined ? undefined : { name: first.name, chat: chat !== undefined };
}
