import { exitCodes, UserError } from '../../model/user-error.ts';
import type { RouteBlock } from '../../policy/blocks/route-block.ts';
import { anyModel, clientName, type RouteRow } from '../../policy/blocks/route-row.ts';
import { serves } from '../prune-ops/verdict.ts';
import type { Serving } from '../prune-ops/serving.ts';
import { nameOfOperation, type Routable } from './routable.ts';

/** What an import made the default, which then has rows too; undefined where somebody else says where calls go. */
export interface ImportedDefault {
  readonly backend: string;
  /** Undefined where the account could not be read: its rows stay. */
  readonly servings: readonly Serving[] | undefined;
}

/** The route of an operation for these rows: undefined where no row is left but those of the default. */
export function routeWith({ found, modelFrom, operation }: Routable, rows: readonly RouteRow[], ours: ImportedDefault | undefined, before: RouteBlock | undefined): RouteBlock | undefined {
  if (rows.length === 0) return undefined;
  const names = new Set(rows.map((row) => clientName(row).toLowerCase()));
  const implied = modelFrom.kind === 'none' || ours === undefined ? [] : impliedRows(ours, found, before).filter((row) => !names.has(clientName(row).toLowerCase()));
  return { modelFrom, template: operation.urlTemplate, unknown: ours === undefined ? 'fall-through' : 'refuse', rows: [...implied, ...rows] };
}

function impliedRows({ backend, servings }: ImportedDefault, found: Routable['found'], before: RouteBlock | undefined): readonly RouteRow[] {
  if (servings === undefined) return (before?.rows ?? []).filter(({ by }) => by === 'import');
  return servings.filter((serving) => serves(serving, found)).map(({ deployment }) => ({ model: deployment, to: { kind: 'backend', id: backend }, by: 'import' }));
}

/** How names that rows lead to are told: `aoai-swe/gpt-4o`. */
export type Telling = (row: RouteRow) => string;

/**
 * The rows with the new one in the place of that of its name.
 *
 * @param elsewhere where the default serves the name, told; undefined where it does not
 * @param isMeant the name was typed, and so may change its target
 * @throws UserError `RouteTaken`, `RouteOfAnother`
 */
export function withRow(routable: Routable, rows: readonly RouteRow[], row: RouteRow, elsewhere: string | undefined, isMeant: boolean, tell: Telling): readonly RouteRow[] {
  const name = clientName(row);
  const before = rows.find((other) => clientName(other).toLowerCase() === name.toLowerCase());
  if (before !== undefined && before.by !== 'facade') throw ofAnother(routable, before);
  const from = before === undefined ? elsewhere : isSame(before, row) ? undefined : tell(before);
  if (from !== undefined && !isMeant) throw taken(routable, name, from, tell(row));
  return [...rows.filter((other) => other !== before), row];
}

function isSame(a: RouteRow, b: RouteRow): boolean {
  return JSON.stringify(a.to) === JSON.stringify(b.to) && a.model === b.model && a.deployment === b.deployment;
}

function taken(routable: Routable, name: string, from: string, to: string): UserError {
  const what = name === anyModel ? 'calls that have no row of their own' : `calls for ${name}`;
  return new UserError('RouteTaken', exitCodes.usage, `${what} of ${nameOfOperation(routable)} go to ${from}, and would go to ${to}.`, {
    hint: `Have them moved:  --model ${name === anyModel ? "'*'" : name}\nor name the deployments that are to be added, one a run:  --account ACCOUNT/DEPLOYMENT`,
  });
}

function ofAnother(routable: Routable, { by, name }: RouteRow): UserError {
  return new UserError('RouteOfAnother', exitCodes.conflict, `The row of ${nameOfOperation(routable)} belongs to the ${by}${name === undefined ? '' : ` ${name}`}.`, { hint: `Take the ${by} away first.` });
}
