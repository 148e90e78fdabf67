import type { ModelFrom } from '../../policy/blocks/model-of-call.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { anyModel, type RouteRow } from '../../policy/blocks/route-row.ts';
import { serves } from '../prune-ops/verdict.ts';
import type { Serving } from '../prune-ops/serving.ts';
import type { Selection } from './input.ts';
import type { Routable } from './routable.ts';

/** What rows are made of. */
export interface Wanted {
  readonly selection: Pick<Selection, 'model' | 'as'>;
  /** Undefined: the account as a whole. */
  readonly deployment: string | undefined;
  readonly deployments: readonly Serving[];
  /** Where the calls of an operation go that names no model: there already (by the row, or by default), somewhere else, or nowhere. */
  standing(operation: Routable): Standing;
  /** Name of the backend of a deployment, or of the account. */
  backendOf(deployment: string | undefined): string;
}

export type Standing = { readonly is: 'free' | 'taken' } | { readonly is: 'there'; readonly row: RouteRow | undefined };

/** A row, or why there cannot be one. */
export type NewRow = { readonly row: RouteRow } | { readonly why: string; readonly hint: string };

/** What the selection makes of one operation; nothing where nothing there concerns it. */
export function newRows(routable: Routable, wanted: Wanted): readonly NewRow[] {
  const { selection } = wanted;
  const serving = wanted.deployments.filter((each) => serves(each, routable.found));
  if (selection.model === anyModel) return [anyRow(routable, wanted)];
  if (serving.length === 0) return [];
  if (routable.modelFrom.kind === 'none') return unreadable(routable, wanted, serving);
  return serving.map(({ deployment }) => rowOf(deployment, routable.modelFrom, wanted));
}

/** Every call of the operation that has no row of its own. */
function anyRow({ found, modelFrom }: Routable, { backendOf, deployment }: Wanted): NewRow {
  const row: RouteRow = { model: anyModel, to: { kind: 'backend', id: backendOf(deployment) }, by: 'facade' };
  if (deployment === undefined) return { row };
  if (modelFrom.kind === 'path') return { row: { ...row, deployment } };
  if (modelFrom.kind === 'none' && found.kind === 'served') return { row };
  return { why: `the name in the body stays as it is, and ${deployment} answers to its own only`, hint: `Send calls of every name to the account:  --account ACCOUNT --model '*'` };
}

/** No policy can read the model: all calls of the operation go one way. Without being told, only where they go nowhere yet. */
function unreadable(routable: Routable, wanted: Wanted, serving: readonly Serving[]): readonly NewRow[] {
  const { backendOf, selection } = wanted;
  const hint = `Send all its calls there:  --model '*'`;
  if (selection.model !== undefined || selection.as !== undefined) return [{ why: 'its calls name no model that a policy can read', hint }];
  const standing = wanted.standing(routable);
  switch (standing.is) {
    case 'there':
      return standing.row === undefined ? [] : [{ row: standing.row }];
    case 'taken':
      return [{ why: 'its calls name no model that a policy can read, and go somewhere else already', hint }];
    case 'free': {
      const [only, ...others] = serving;
      return [{ row: { model: anyModel, to: { kind: 'backend', id: backendOf(others.length === 0 ? only?.deployment : undefined) }, by: 'facade' } }];
    }
  }
}

function rowOf(deployment: string, modelFrom: ModelFrom, { backendOf, selection: { as, model } }: Wanted): NewRow {
  const client = as ?? model ?? deployment;
  const row: RouteRow = { model: deployment, to: { kind: 'backend', id: backendOf(deployment) }, by: 'facade' };
  // Names are compared without case.
  if (client.toLowerCase() === deployment.toLowerCase()) return { row };
  if (modelFrom.kind !== 'path') return { why: `the model's name stands in the body, which is not changed: ${client} would have to be the name of the deployment, ${deployment}`, hint: `Deploy the model under the name ${client}, or leave out --as and --model` };
  return { row: { ...row, alias: client } };
}

/** Client names that rows of others than an import use, in lower case. */
export function rowsByHand(route: RouteBlock | undefined): readonly RouteRow[] {
  return (route?.rows ?? []).filter(({ by }) => by !== 'import');
}
