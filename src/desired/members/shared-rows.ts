import { anyModel, type RouteRow } from '../../policy/blocks/route-row.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { Selection } from '../facade/input.ts';
import type { Routable } from '../facade/routable.ts';
import { servingsOf } from '../prune-ops/serving.ts';
import { serves } from '../prune-ops/verdict.ts';
import { nameOfMember, type Member } from './member.ts';
import type { SharedTarget } from './shared-target.ts';

type Deployed = Pick<Member, 'account' | 'deployment'>;

/** A row, why there cannot be one, or nothing that concerns the members. */
export type SharedRow = { readonly row: RouteRow } | { readonly why: string; readonly hint: string } | undefined;

/** What clients call the members, and what these are called. */
export interface Names {
  readonly client: string;
  /** Undefined where members have different ones: then their backends' URLs end with them. */
  readonly deployment: string | undefined;
}

/** @throws UserError `DeploymentNamesDiffer`, `OptionsConflict` */
export function namesOf(members: readonly Deployed[], { as, model }: Pick<Selection, 'as' | 'model'>): Names {
  const stated = as ?? model;
  const [first, ...others] = members.map(({ deployment }) => deployment.name);
  if (first === undefined) throw new Error('a pool has members');
  if (as !== undefined && model !== undefined && model.toLowerCase() !== first.toLowerCase()) {
    throw new UserError('OptionsConflict', exitCodes.usage, '--model and --as say two names for one pool.', { hint: 'Keep --as.' });
  }
  if (others.every((name) => name.toLowerCase() === first.toLowerCase())) return { client: stated ?? first, deployment: first };
  if (stated !== undefined) return { client: stated, deployment: undefined };
  throw new UserError('DeploymentNamesDiffer', exitCodes.usage, `The members have different names: ${members.map(nameOfMember).join(', ')}.`, { hint: `Say what clients call it (possible where the name stands in the path):  --as ${first}` });
}

/** How many of the members answer such an operation. */
export function servedBy(members: readonly Deployed[], { found }: Routable): readonly Deployed[] {
  return members.filter(({ account, deployment }) => servingsOf([account]).some((serving) => serving.deployment === deployment.name && serves(serving, found.kind === 'served' ? withoutDeployment(found) : found)));
}

/** A template that names a deployment leaves no choice among those of other names: names are looked at by themselves. */
function withoutDeployment<T extends { readonly deployment?: string }>(found: T): Omit<T, 'deployment'> {
  const { deployment: _, ...rest } = found;
  return rest;
}

/** What the selection makes of one operation that all members serve. */
export function sharedRow({ found, modelFrom }: Routable, target: SharedTarget, names: Names, { model }: Pick<Selection, 'model'>): SharedRow {
  const row = { to: target.to, by: target.by, name: target.name, ...(target.retry === undefined ? {} : { retry: target.retry }) } as const;
  const isAny = model === anyModel;
  const written = found.kind === 'served' ? found.deployment : undefined;
  if (written !== undefined) return writtenRow(written, row, names);
  switch (modelFrom.kind) {
    case 'path':
      if (names.deployment === undefined) return { row: { ...row, model: isAny ? anyModel : names.client, deploymentInBackend: true } };
      if (isAny) return { row: { ...row, model: anyModel, deployment: names.deployment } };
      return { row: { ...row, model: names.deployment, ...(isSame(names.client, names.deployment) ? {} : { alias: names.client }) } };
    case 'body':
      if (isAny) return { why: 'the name in the body stays as it is, and a deployment answers to its own only', hint: 'Leave out --model' };
      if (names.deployment !== undefined && isSame(names.client, names.deployment)) return { row: { ...row, model: names.deployment } };
      return { why: inBody(names), hint: names.deployment === undefined ? `Deploy the model under one name everywhere` : `Deploy it under the name ${names.client}, or leave out --as and --model` };
    case 'none':
      if (isAny && names.deployment !== undefined) return { row: { ...row, model: anyModel } };
      return isAny ? { why: inBody(names), hint: 'Deploy the model under one name everywhere' } : { why: 'its calls name no model that a policy can read', hint: `Send all its calls there:  --model '*'` };
  }
}

function inBody({ client, deployment }: Names): string {
  if (deployment === undefined) return "the model's name stands in the body, which is one for all members, and theirs differ";
  return `the model's name stands in the body, which is not changed: ${client} would have to be the name of the deployments, ${deployment}`;
}

function writtenRow(written: string, row: Omit<RouteRow, 'model'>, { deployment }: Names): SharedRow {
  if (deployment !== undefined && isSame(written, deployment)) return { row: { ...row, model: anyModel } };
  return { why: `its path names the deployment ${written}`, hint: 'Name members of that name' };
}

/** Names of deployments are compared without case. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
