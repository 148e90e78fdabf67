import type { Warning } from '../../../commands/command.ts';
import { idKey, nameOf } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { checkAccount } from '../account-check.ts';
import { groupedBy } from './grouped.ts';
import { modelOf, quotaKey, skuOf } from './member-facts.ts';
import { nameOfMember, type Member } from './member.ts';

/** More a pool does not take (facts: apim 3). */
export const mostMembers = 30;

/** Documented for v2 in 2024 and classic tiers in 2025; not in the table of 2026. */
const mostBackends = 100;

/**
 * What members have to have in common, before anything is written.
 *
 * @throws UserError `ModelsDiffer`, `MemberSku`, `PoolSize`, `MemberNumber`, and those of an account
 */
export function checkMembers(members: readonly Member[], live: Live): readonly Warning[] {
  checkSize(members.length);
  const accounts = [...new Map(members.map(({ account }) => [idKey(account.id), account])).values()];
  const network = accounts.flatMap((account) => checkAccount(account, live.service));
  for (const member of members) checkSku(member);
  checkModels(members);
  checkWeights(members);
  return [...network, ...sharedQuota(members), ...balancedAlready(members), ...shortLived(members), ...manyBackends(members, live)];
}

/** @throws UserError `PoolSize` */
export function checkSize(count: number): void {
  if (count <= mostMembers) return;
  throw new UserError('PoolSize', exitCodes.usage, `A pool takes ${mostMembers} members, and these are ${count}.`, { hint: 'Name fewer. Deployments of one account, region and model share a quota, and add nothing to a pool.' });
}

/** Batch deployments answer no calls that a gateway forwards. */
function checkSku(member: Member): void {
  const sku = skuOf(member);
  if (!/batch/i.test(sku)) return;
  throw new UserError('MemberSku', exitCodes.usage, `${nameOfMember(member)} is a deployment of kind ${sku}, which takes files and answers no calls.`, { hint: 'Name a deployment of kind Standard, GlobalStandard, DataZoneStandard or ProvisionedManaged.' });
}

/** One client would get now this model and now that one. */
function checkModels(members: readonly Member[]): void {
  if (new Set(members.map((member) => modelOf(member).toLowerCase())).size < 2) return;
  const told = members.map((member) => `  ${nameOfMember(member)}: ${modelOf(member)}`).join('\n');
  throw new UserError('ModelsDiffer', exitCodes.usage, `Members of a pool have to be the same model of the same version:\n${told}`, { hint: 'Deploy the same version everywhere, or make a pool for each.' });
}

/** A weight of nothing keeps a member from being called while another of its priority can be. */
function checkWeights(members: readonly Member[]): void {
  const idle = [...groupedBy(members, ({ priority }) => String(priority)).values()].find((group) => group.every(({ weight }) => weight === 0));
  if (idle === undefined) return;
  throw new UserError('MemberNumber', exitCodes.usage, `${idle.map(nameOfMember).join(', ')}: every member of priority ${idle[0]?.priority ?? 0} has weight 0, so that none of them has a share.`, { hint: 'Give one of them a weight of 1 or more, or leave the weights out.' });
}

function sharedQuota(members: readonly Member[]): readonly Warning[] {
  // Units of provisioned throughput are each deployment's own.
  const groups = [...groupedBy(members.filter((member) => !/provisioned/i.test(skuOf(member))), quotaKey).values()].filter((group) => group.length > 1);
  if (groups.length === 0) return [];
  const told = groups.map((group) => group.map(nameOfMember).join(' and ')).join('; ');
  return [{ code: 'QuotaShared', message: `adds no quota: ${told} draw on one, that of their subscription, region, model and kind of deployment` }];
}

function balancedAlready(members: readonly Member[]): readonly Warning[] {
  const wide = members.filter((member) => /^(global|datazone)/i.test(skuOf(member)));
  if (wide.length === 0) return [];
  return [{ code: 'BalancedAlready', message: `already balanced by the platform: ${wide.map((member) => `${nameOfMember(member)} (${skuOf(member)})`).join(', ')}: calls go to any region there is room in, so that a pool adds quota but no region` }];
}

function shortLived(members: readonly Member[]): readonly Warning[] {
  const found = members.filter((member) => /developertier/i.test(skuOf(member)));
  return found.length === 0 ? [] : [{ code: 'MemberShortLived', message: `${found.map(nameOfMember).join(', ')}: deployments of kind DeveloperTier are for trying a fine-tuned model, and are deleted by the platform after 24 hours` }];
}

/** A pool is one more. */
function manyBackends(members: readonly Member[], { backends }: Live): readonly Warning[] {
  const names = new Set([...backends.map(({ id }) => nameOf(id)), ...members.map(({ backend }) => backend)].map((name) => name.toLowerCase()));
  return names.size < mostBackends ? [] : [{ code: 'ManyBackends', message: `with these members the service has ${names.size} backends, pools not yet counted that are new; ${mostBackends} were documented as the most that it takes` }];
}
