import type { Warning } from '../../commands/command.ts';
import { resourceGroupOf, subscriptionOf } from '../model/arm-id.ts';
import { at, textAt } from '../model/json.ts';
import type { LiveAccount, Seen } from '../model/live.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { reachesPrivateEndpoints, skuOf } from './service-check.ts';

/** Refuses accounts that the service's identity could never call, before anything is written. */
export function checkAccount(account: LiveAccount, service: Seen): readonly Warning[] {
  checkKind(account);
  checkState(account);
  checkSubdomain(account);
  checkTenant(account, service);
  return [...checkNetwork(account, service), ...checkDeployments(account)];
}

function refused(code: string, message: string, hint: string): UserError {
  return new UserError(code, exitCodes.usage, message, { hint });
}

function checkKind(account: Seen): void {
  const kind = textAt(account.body, 'kind') ?? 'unknown';
  if (['openai', 'aiservices'].includes(kind.toLowerCase())) return;
  throw refused('AccountKind', `The account ${account.name} is of kind ${kind}; only OpenAI and AIServices serve these models.`, 'Name an account of kind OpenAI or AIServices.');
}

function checkState(account: Seen): void {
  const state = textAt(account.body, 'properties', 'provisioningState');
  if (state === undefined || state.toLowerCase() === 'succeeded') return;
  throw refused('AccountNotReady', `The account ${account.name} is not ready: its state is ${state}.`, 'Run it again when the state is Succeeded.');
}

function checkSubdomain(account: Seen): void {
  if ((textAt(account.body, 'properties', 'customSubDomainName') ?? '') !== '') return;
  const where = `--name ${account.name} --resource-group ${resourceGroupOf(account.id) ?? 'GROUP'} --subscription ${subscriptionOf(account.id) ?? 'ID'}`;
  throw refused(
    'NoCustomSubdomain',
    `The account ${account.name} has no custom subdomain, and its regional endpoint takes no tokens of managed identities.`,
    `Give it one (it cannot be changed later):\n  az cognitiveservices account update ${where} --custom-domain ${account.name.toLowerCase()}`,
  );
}

/** Tokens of a managed identity are good in its own tenant only. */
function checkTenant(account: Seen, service: Seen): void {
  const [ours, theirs] = [service, account].map(({ body }) => textAt(body, 'identity', 'tenantId')?.toLowerCase());
  if (ours === undefined || theirs === undefined || ours === theirs) return;
  throw refused(
    'TenantsDiffer',
    `The account ${account.name} is in tenant ${theirs}, the service ${service.name} in ${ours}; a managed identity cannot call across tenants.`,
    'Name an account of the same tenant.',
  );
}

function checkNetwork(account: Seen, service: Seen): readonly Warning[] {
  const { body, name } = account;
  const access = textAt(body, 'properties', 'publicNetworkAccess')?.toLowerCase();
  const perimeter = access === 'securedbyperimeter';
  const disabled = access === 'disabled';
  const denied = textAt(body, 'properties', 'networkAcls', 'defaultAction')?.toLowerCase() === 'deny';
  if (!disabled && !denied && !perimeter) return [];
  const rules = at(body, 'properties', 'networkAcls', 'ipRules');
  const someAllowed = perimeter || (!disabled && Array.isArray(rules) && rules.length > 0);
  if (!someAllowed && !reachesPrivateEndpoints(service)) {
    throw refused(
      'AccountNotReachable',
      `The account ${name} is closed to public networks, and a service of tier ${skuOf(service)} cannot reach private endpoints.`,
      'Open the account to the service, or use a service of a tier with virtual network integration (StandardV2, PremiumV2, Premium).',
    );
  }
  const how = disabled ? 'takes no calls from public networks' : perimeter ? 'takes only the calls that its network security perimeter lets in' : 'lets in only the networks that its rules name';
  return [{ code: 'AccountNetwork', message: `The account ${name} ${how}: calls are answered 403 unless the service reaches it privately or is let in.` }];
}

function checkDeployments(account: LiveAccount): readonly Warning[] {
  if (account.deployments.length > 0) return [];
  return [{ code: 'NoDeployments', message: `The account ${account.name} has no deployments: no call succeeds until it has one.` }];
}
