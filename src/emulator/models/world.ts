import type { Store } from '../arm/store.ts';
import type { Clock } from '../clock.ts';
import type { FaultBoard } from '../faults.ts';
import type { KeptResponses } from './answers/responses/kept-responses.ts';
import type { ModelOptions } from './options.ts';
import type { Quotas } from './quota/quotas.ts';

/** What the model accounts stand on. Time, randomness and ids come in. */
export interface ModelsWorld {
  readonly clock: Clock;
  /** In [0, 1), seeded; its own, so that the gateway's draws do not move the models'. */
  random(): number;
  /** A GUID from the seed. */
  newId(): string;
  /** What was written to ARM: accounts, deployments, role assignments. */
  readonly store: Store;
  readonly options: ModelOptions;
  /** Milliseconds that a new role assignment takes. */
  readonly rolePropagation: number;
  /** Who a bearer token speaks for. */
  readToken(token: string): TokenReading;
  /** Of a deployment, by lower-case ARM id: only the estate knows it. Undefined: 20 ms. */
  latencyOf(deploymentId: string): number | undefined;
  readonly quotas: Quotas;
  /** Of the Responses API, by account. */
  readonly responses: KeptResponses;
  readonly faults: FaultBoard;
}

/** `expired` by the clock of the data plane. */
export type TokenReading =
  | { readonly kind: 'principal'; readonly objectId: string; readonly audience: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };
