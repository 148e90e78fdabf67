import type { Clock } from '../clock.ts';
import type { Store } from '../arm/store.ts';
import type { Forwarding } from './backends/forwarding.ts';
import type { PolicyMemory } from './memory/policy-memory.ts';
import type { GatewayOptions } from './options.ts';
import type { CallLogs } from './telemetry/call-logs.ts';

/** What the gateway stands on. Deterministic but for the network: time, randomness and ids come in. */
export interface GatewayWorld {
  readonly clock: Clock;
  /** In [0, 1), seeded. */
  random(): number;
  /** A GUID from the seed. */
  newId(): string;
  /** What was written to ARM, and nothing else. */
  readonly store: Store;
  /** Of the estate: where Azure is unconfirmed. */
  readonly options: GatewayOptions;
  /** A signed token of the service's identity (`clientId`: of a user-assigned one); undefined where the service has no such identity. */
  identityToken(serviceId: string, audience: string, clientId: string | undefined): string | undefined;
  /** Public keys (JWK) of the issuer, for validate-jwt and validate-azure-ad-token: those of the local authority. */
  signingKeys(issuer: string): readonly JsonWebKeyLike[] | undefined;
  /** In-process answers for host names that are not on the network: the model accounts. Undefined: the network. */
  handlerFor(host: string): InProcessHost | undefined;
  /** What forwarding remembers between calls, and its choices: `newForwarding` makes it, its `close` ends it. */
  readonly forwarding: Forwarding;
  /** What limits and caches remember between calls. */
  readonly memory: PolicyMemory;
  /** Where telemetry goes: log-to-eventhub, emit-metric, trace, token metrics. */
  emit(event: GatewayEvent): void;
  /** What goes to Application Insights and to workspaces by way of diagnostics. */
  readonly logs?: CallLogs | undefined;
}

export type JsonWebKeyLike = Readonly<Record<string, unknown>>;

export interface OutgoingRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | import('node:stream').Readable;
}

export interface IncomingResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | import('node:stream').Readable;
  /** Set by hosts in this process: the account, and the deployment that answered or refused, by name. */
  readonly by?: { readonly account: string; readonly deployment: string | null };
}

export type InProcessHost = (request: OutgoingRequest, signal: AbortSignal) => Promise<IncomingResponse>;

export type GatewayEvent =
  | { readonly kind: 'metric'; readonly namespace: string; readonly name: string; readonly value: number; readonly dimensions: Readonly<Record<string, string>> }
  | { readonly kind: 'event'; readonly logger: string; readonly text: string; readonly partition: string | undefined }
  | { readonly kind: 'trace'; readonly source: string; readonly severity: string; readonly message: string; readonly metadata: Readonly<Record<string, string>> };
