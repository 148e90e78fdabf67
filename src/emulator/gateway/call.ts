import type { PolicyFault } from './fault.ts';
import type { GatewayRequest, GatewayResponse, GatewayUrl } from './message/message.ts';
import type { PolicyScope } from './step.ts';
import type { CallLog } from './telemetry/call-log.ts';
import type { TraceEntry } from './trace/trace.ts';
import type { GatewayWorld } from './world.ts';

export type Section = 'inbound' | 'backend' | 'outbound' | 'on-error';

/** What a call hit: names and properties as ARM has them. */
export interface Matched {
  readonly service: { readonly id: string; readonly name: string; readonly region: string; readonly sku: string };
  readonly api: { readonly id: string; readonly name: string; readonly displayName: string; readonly path: string; readonly revision: string; readonly version: string; readonly isCurrent: boolean; readonly serviceUrl: string | undefined; readonly protocols: readonly string[] };
  /** Path of the request below the API (its path, version and revision), as it was written, with its slash; empty where there is none. */
  readonly below?: string;
  /** None where no operation matched (on-error runs then, too). */
  readonly operation: { readonly id: string; readonly name: string; readonly displayName: string; readonly method: string; readonly urlTemplate: string; readonly parameters: ReadonlyMap<string, string> } | undefined;
  readonly product: { readonly id: string; readonly name: string; readonly displayName: string; readonly state: string; readonly subscriptionRequired: boolean; readonly approvalRequired: boolean } | undefined;
  readonly subscription: { readonly id: string; readonly name: string; readonly displayName: string; readonly key: string; readonly primaryKey: string; readonly secondaryKey: string; readonly createdDate: string; readonly startDate: string | undefined; readonly endDate: string | undefined } | undefined;
}

/** Where the request is to go; set by set-backend-service, else the API's own serviceUrl. */
export type BackendChoice =
  | { readonly kind: 'api' }
  | { readonly kind: 'url'; readonly baseUrl: string }
  /** ARM id of a backend entity, Single or Pool. `scope`: of the policy that chose it, where that is known. */
  | { readonly kind: 'entity'; readonly id: string; readonly scope?: PolicyScope };

/** One call through the gateway. Policies change it in place. */
export interface GatewayCall {
  readonly world: GatewayWorld;
  /** A GUID from the seeded ids. */
  readonly requestId: string;
  /** `world.clock.now()` at its begin. */
  readonly startedAt: number;
  readonly clientAddress: string;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
  readonly matched: Matched;
  readonly originalUrl: GatewayUrl;
  request: GatewayRequest;
  /** Undefined until a backend or a policy answered. */
  response: GatewayResponse | undefined;
  backend: BackendChoice;
  /** Set by rewrite-uri: path and query below the backend's URL in the place of the operation's. */
  rewritten: boolean;
  /** CLR values (src/emulator/expressions): what an expression gave, a literal as text. */
  readonly variables: Map<string, unknown>;
  lastError: PolicyFault | undefined;
  section: Section;
  /** True once return-response (or a policy that answers by itself) has spoken: nothing further runs. */
  ended: boolean;
  /** Undefined unless the call is traced. */
  readonly trace: TraceEntry[] | undefined;
  /** Undefined where nobody logs the call. */
  readonly log?: CallLog | undefined;
  /** Run in order on the backend's answer, before outbound: what counts its tokens. */
  readonly whenAnswered: ((response: GatewayResponse) => void | Promise<void>)[];
  /** Run in order on what is about to be sent, whoever made it: headers of cors and of limits. */
  readonly onAnswer: ((response: GatewayResponse) => void | Promise<void>)[];
  /** Run in reverse when the call is over, however it ended: slots of limit-concurrency, counters by what the response was. */
  readonly whenOver: (() => void)[];
}
