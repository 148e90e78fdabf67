import type { Json, JsonObject } from '../../model/json.ts';
import type { Deployment, ModelAccount } from './deployment.ts';
import type { ModelOperation } from './model-operation.ts';
import type { ModelsWorld } from './world.ts';

/** One request to an account that is allowed and understood; quota has not been looked at yet. */
export interface ModelCall {
  readonly world: ModelsWorld;
  readonly account: ModelAccount;
  /** That is asked for; undefined where the operation is the account's own. */
  readonly deployment: Deployment | undefined;
  readonly operation: ModelOperation;
  /** As the client wrote it; undefined on v1 without one. */
  readonly apiVersion: string | undefined;
  /** Values of the template's parameters, decoded. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  /** Lower-case names; several values joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: ModelBody;
  /** `apim-request-id` of the answer. */
  readonly requestId: string;
}

export type ModelBody =
  | { readonly kind: 'none' }
  /** `bytes`: its length as it was sent. */
  | { readonly kind: 'json'; readonly value: JsonObject; readonly bytes: number }
  | { readonly kind: 'form'; readonly fields: ReadonlyMap<string, string>; readonly files: readonly FormFile[]; readonly bytes: number };

export interface FormFile {
  /** Name of the form's part. */
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Tokens that the model read and wrote. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

/** What a model says. Rate-limit headers, region and ids are added by who sends it. */
export type Drafted =
  | { readonly kind: 'json'; readonly status: number; readonly body: Json; readonly usage?: Usage | undefined }
  | { readonly kind: 'bytes'; readonly contentType: string; readonly bytes: Buffer; readonly usage?: Usage | undefined }
  /** Server-sent events, each whole (`data: …\n\n`), in order. `usage` is known before the first is sent. */
  | { readonly kind: 'events'; readonly events: readonly string[]; readonly usage?: Usage | undefined };

/** Deterministic: ids and choices come from `call.world`. @throws ModelRefusal what the service refuses. */
export type Answerer = (call: ModelCall) => Drafted | Promise<Drafted>;
