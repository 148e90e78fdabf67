import { parseDuration } from '../../model/duration.ts';
import { debugCredentials } from '../gateway/trace/debug-credentials.ts';
import type { DebugCredentials } from '../gateway/trace/debug-credentials.ts';
import type { Estate } from '../estate.ts';
import { Directory } from './directory.ts';
import { LongRunningOperations } from './long-running.ts';
import { marksOf } from './marks.ts';
import type { World } from './plane.ts';
import { Store } from './store.ts';

/** Everything that the control plane remembers. */
export interface ArmState {
  readonly estate: Estate;
  readonly world: World;
  readonly store: Store;
  readonly operations: LongRunningOperations;
  readonly directory: Directory;
  /** Who may trace calls through the gateway, and their traces. */
  readonly debug: DebugCredentials;
  /** Milliseconds from a role assignment to its effect. */
  readonly rolePropagation: number;
  /** Lower-case ids of the subscriptions that exist. */
  readonly subscriptions: ReadonlySet<string>;
}

export function emptyState(estate: Estate, world: World): ArmState {
  const subscriptions = [estate.subscription, ...estate.accounts.flatMap((account) => account.subscription ?? [])];
  return {
    estate,
    world,
    store: new Store(marksOf),
    operations: new LongRunningOperations(),
    directory: new Directory(estate),
    debug: debugCredentials(world.now, world.random),
    rolePropagation: parseDuration(estate.rolePropagation) ?? 0,
    subscriptions: new Set(subscriptions.map((id) => id.toLowerCase())),
  };
}

export function timestamp(world: World): string {
  return new Date(world.now()).toISOString();
}
