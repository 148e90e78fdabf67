import type { JsonObject } from '../../model/json.ts';
import type { ArmPath } from './front-door/path.ts';
import type { ArmRequest, ArmResponse } from './plane.ts';
import type { ArmState } from './state.ts';

/** One request after the front door: known path, accepted api-version, allowed, parents exist. */
export interface Call {
  readonly state: ArmState;
  readonly request: ArmRequest;
  readonly path: ArmPath;
  readonly kind: Kind;
  readonly apiVersion: string;
  readonly query: URLSearchParams;
  /** Canonical id of the item, or of the collection. */
  readonly id: string;
  /** Canonical id of what contains the item's collection: resource, resource group, subscription or scope. */
  readonly parentId: string;
  /** The request's JSON; refused with InvalidRequestContent where it is not an object. */
  body(): JsonObject;
}

export type Handler = (call: Call) => ArmResponse;
export type Methods = Readonly<Record<string, Handler>>;

/** A row of the table of what is served. */
export interface Kind {
  readonly provider: string;
  /** Below the provider: `service/apis/operations`. */
  readonly type: string;
  /** What the path before `/providers/` is. `extension`: at every scope. */
  readonly level: 'tenant' | 'subscription' | 'resourceGroup' | 'extension';
  readonly apiVersions: readonly string[];
  readonly item?: Methods;
  readonly collection?: Methods;
  /** The collection over all resource groups of a subscription. */
  readonly inSubscription?: Methods;
  /** No permission is asked for: polling, and what filters by itself. */
  readonly open?: boolean;
  /** A poll goes on when the resource that it is below has gone. */
  readonly outlivesParent?: boolean;
  /** What a request below a missing parent answers, where it is not the parent's 404. */
  readonly missingParent?: (parentType: string, method: string) => Error | undefined;
}
