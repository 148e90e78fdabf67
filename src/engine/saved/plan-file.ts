import type { Json, JsonObject } from '../../model/json.ts';
import type { Action } from '../../model/plan.ts';
import type { Change, Kind } from '../../model/resource.ts';
import type { Rest } from './rests.ts';

export const planFormat = 'apim-llm-plan';
export const planVersion = 1;

/** A plan as a file keeps it. Nothing secret is in it: texts that have something secret stand there by their digests. */
export interface PlanFile {
  readonly format: typeof planFormat;
  readonly version: typeof planVersion;
  /** Version of apim-llm that made it. */
  readonly tool: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Words of the command: `pool create`. */
  readonly command: string;
  /** What was typed, or could have been. For people. */
  readonly line: string;
  /** Values of options and arguments, by camelCase name, wherever they came from. */
  readonly options: JsonObject;
  readonly takeOver: readonly string[];
  readonly target: PlanTarget;
  readonly headline?: string | undefined;
  readonly summary: Readonly<Record<Action, number>>;
  readonly steps: readonly SavedStep[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  /** Everything that was read and that the plan may rest on. */
  readonly rests: readonly Rest[];
  /** Files and descriptions that the command read. */
  readonly files: readonly SavedFile[];
  /** Of the whole plan (`planDigest`). */
  readonly digest: string;
  /** Of everything above. It shows damage and careless edits; it is no signature. */
  readonly checksum: string;
}

export interface PlanTarget {
  /** Name of the cloud, or `local`. */
  readonly cloud: string;
  readonly subscription: string;
  readonly resourceGroup: string | null;
  readonly service: string;
  readonly serviceId: string;
  readonly api: string | null;
}

export interface SavedStep {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly action: Action;
  /** For people and for policies about plans: secrets are masked. */
  readonly changes: readonly Change[];
  readonly notes?: readonly string[] | undefined;
  readonly awaits?: readonly string[] | undefined;
  readonly graceMs?: number | undefined;
  /** Of what stood there. */
  readonly before?: string | undefined;
  /** The resource as it is to be (`Desired`), sealed. */
  readonly desired: Json;
}

export interface SavedFile {
  /** As the option names it; of an address what may be shown. */
  readonly name: string;
  readonly sha256: string;
  /** Left out where something in it looks secret: then it is read again. */
  readonly text?: string | undefined;
}

