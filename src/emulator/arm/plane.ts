import type { Json } from '../../model/json.ts';
import type { DebugCredentials } from '../gateway/trace/debug-credentials.ts';
import type { Directory } from './directory.ts';
import type { Store } from './store.ts';

export interface ArmRequest {
  /** Upper case. */
  readonly method: string;
  /** Absolute, on the local ARM's own origin. */
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly caller: Caller;
}

export interface ArmResponse {
  readonly status: number;
  /** Lower-case names; the host adds date, request ids and content-length. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON to serialise; undefined for an empty body. */
  readonly body?: Json | undefined;
}

/** Who asks: role assignments of this principal decide. */
export interface Caller {
  readonly objectId: string;
  /** A service principal, not a person. */
  readonly isApplication?: boolean;
}

/** The control plane without its HTTP host. Deterministic: time and ids come from the world it was made with. */
export interface ArmPlane {
  handle(request: ArmRequest): Promise<ArmResponse>;
  /** What the data plane stands on; undefined where there is none. */
  readonly behind?: BehindArm;
}

/** What the control plane knows and the gateway needs. */
export interface BehindArm {
  readonly store: Store;
  readonly directory: Directory;
  readonly debug: DebugCredentials;
  /** The roles that the estate states, for a signed-in caller whom it does not know yet. */
  readonly welcome: (caller: Caller) => void;
}

export interface World {
  /** Milliseconds since 1970. */
  now(): number;
  /** In [0, 1), seeded. */
  random(): number;
  /** `https://127.0.0.1:PORT`, for Location headers and nextLink. */
  origin(): string;
  /** `https://127.0.0.1:PORT2` of a service whose gateway runs here; undefined: Azure's own address. */
  gatewayUrl?(service: string): string | undefined;
  /** Puts a text where it can be read without a token for five minutes; gives back the address. */
  publish(file: PublishedFile): string;
}

export interface PublishedFile {
  readonly name: string;
  readonly contentType: string;
  readonly text: string;
}
