import type { Live, LiveApi } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { operationCapability } from '../../openapi/operation-capability.ts';
import type { DenyBlock } from '../../policy/blocks/deny-block.ts';
import { denyOf } from '../api-blocks.ts';
import type { LiveOperation } from '../import/operation-changes.ts';
import { destinationsIn, servingsAt } from '../prune-ops/destinations.ts';
import { routeKey } from '../prune-ops/named-operation.ts';
import { prunedBlock } from '../prune-ops/pruned.ts';
import { serves, verdictsOf, type Pruning, type Verdict } from '../prune-ops/verdict.ts';
import { defaultRoute } from './default-route.ts';

/** An operation whose policy changes, and what it is then; undefined where it goes. */
export interface Rewritten {
  readonly operation: LiveOperation;
  readonly document: string | undefined;
}

export interface Opening {
  /** Undefined: the API has no such block, and forwards everything. */
  readonly deny: DenyBlock | undefined;
  /** Of the rewritten operations. */
  readonly verdicts: readonly Verdict[];
}

/** What the API's deny block says when these policies are written: all other operations stay as they are. */
export function openingAfter(api: LiveApi, live: Live, rewritten: readonly Rewritten[], backends: readonly LiveResource[]): Opening {
  const before = denyOf(api);
  // What is about to be written stands before what is there.
  const after = { ...live, backends: [...backends, ...live.backends] };
  const operations = rewritten.map(({ operation }) => operation);
  const pruning: Pruning = {
    servings: defaultRoute(api, live).servings ?? [],
    allow: before?.allow ?? [],
    block: before?.block ?? [],
    routed: rewritten.flatMap(({ document, operation }) => {
      const found = operationCapability(operation);
      const by = servingsAt(destinationsIn(document, after).found, live.accounts).filter((serving) => serves(serving, found));
      return by.length === 0 ? [] : [{ route: routeKey(operation), by: by.map(({ name }) => name) }];
    }),
  };
  const touched = new Set(operations.map(({ name }) => name.toLowerCase()));
  const verdicts = verdictsOf(operations, pruning);
  if (before === undefined) return { deny: undefined, verdicts };
  const kept = before.open.filter(({ id }) => !touched.has(id.toLowerCase()));
  return { deny: { ...before, open: [...kept, ...prunedBlock(operations, pruning).open] }, verdicts };
}

