import { backendIdOf } from '../../model/arm-id.ts';
import { textAt, type Json, type JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Outcome } from '../../model/plan.ts';
import { requiredSurfaceUrl } from '../account.ts';
import { displayName, operationsLate, putRightLate } from './api-fields.ts';
import { importedRoutes } from './further-routes.ts';
import type { ImportInput } from './input.ts';
import { verdictsOf } from '../prune-ops/verdict.ts';
import { liveOperation, seenOperation } from './operation-changes.ts';
import { pruningOf } from './pruning.ts';
import { targetOf, type ImportTarget } from './target.ts';

/** `result` of the report (DESIGN §4): what the API is now. */
export function result(input: ImportInput, live: Live, outcome: Outcome): JsonObject {
  const target = targetOf(input, live);
  const { account, api, backend, document, url } = target;
  return {
    api: { id: api.id, name: input.apiId, path: target.path, url: apiUrl(target), displayName: displayName(target) },
    operations: operationsAfter(target, outcome),
    backends: [{ id: backendIdOf(live.service.id, backend), name: backend, url, account: account.id }, ...furtherBackends(target)],
    repairs: document.repairs.map((repair) => ({ ...repair })),
    kept: target.fates.kept.map(({ operation, why }) => ({ ...seenOperation(operation), why })),
    deleted: target.fates.deleted.map((operation) => ({ ...seenOperation(operation) })),
    putRight: outcome.late[putRightLate] ?? [],
  };
}

/** Each once, whichever operations name it. */
function furtherBackends(target: ImportTarget): readonly JsonObject[] {
  const { input, live } = target;
  const found = new Map(importedRoutes(target).flatMap(({ backends }) => backends.map((each) => [each.name, each] as const)));
  return [...found.values()].map(({ account, deployment, name }) => ({ id: backendIdOf(live.service.id, name), name, url: requiredSurfaceUrl(account, input.shape), account: account.id, deployment: deployment ?? null }));
}

/** Where clients call. */
export function apiUrl({ live, path, versionSet }: ImportTarget): string {
  const version = versionSet?.scheme === 'Segment' && versionSet.version !== '' ? `/${versionSet.version}` : '';
  return `${(textAt(live.service.body, 'properties', 'gatewayUrl') ?? '').replace(/\/+$/, '')}/${path}${version}`;
}

/** As read back after the import; as read at the start where nothing was imported. */
function operationsAfter(target: ImportTarget, outcome: Outcome): Json {
  const { api } = target;
  const written = outcome.late[operationsLate];
  const operations = Array.isArray(written) ? written.map(liveOperation) : (api.existing?.operations ?? []).map(seenOperation);
  const pruning = pruningOf(target);
  const open = pruning && verdictsOf(operations, pruning).map((verdict) => verdict.open);
  return operations.map((operation, index) => ({ ...operation, open: open?.[index] ?? true }));
}
