import type { Json } from './json.ts';

/** Holds a token of the query API: that of AZURE_ACCESS_TOKEN is for Azure Resource Manager, and opens nothing else. */
export const logsTokenVariable = 'APIM_LLM_LOGS_TOKEN';

/** What a query is asked of: all that was generated in a stretch of time. */
export type LogSpan =
  /** Up to now, by the clock of the service: ISO 8601, `PT1H`. */
  | { readonly duration: string }
  /** Milliseconds since 1970. */
  | { readonly from: number; readonly to: number };

export interface LogColumn {
  readonly name: string;
  /** As Log Analytics names it: `string`, `long`, `datetime`. */
  readonly type: string;
}

export interface LogTable {
  readonly columns: readonly LogColumn[];
  /** Times are texts of ISO 8601. */
  readonly rows: readonly (readonly Json[])[];
}

export interface LogAnswer {
  /** The first table. */
  readonly table: LogTable;
  /** Why there may be more than what was answered. */
  readonly partial: { readonly code: string; readonly message: string } | undefined;
}

/** The logs of Log Analytics workspaces. */
export interface LogsClient {
  /** Of the caller, where its token tells; known after the first query. */
  readonly callerObjectId: string | undefined;
  /** @param customerId the workspace's own id, a GUID. Fails with the UserErrors `NotSignedIn` and `QueryRefused`, else an ArmError. */
  query(customerId: string, kql: string, span: LogSpan, signal: AbortSignal): Promise<LogAnswer>;
}

/** How the logs are found. */
export type LogPlace =
  /** By a workspace's own id, a GUID: nothing needs to be read. */
  | { readonly customerId: string }
  | { readonly service: string | undefined };

export interface LogWorkspace {
  /** The id that queries go by. */
  readonly customerId: string;
  /** ARM id; undefined where only the other is known. */
  readonly id: string | undefined;
}

export interface LogQuestion {
  readonly name: string;
  readonly kql: string;
  readonly span: LogSpan;
  /** Bars, one for each row: columns that together name them, and one that says how long they are. */
  readonly chart: { readonly label: readonly string[]; readonly value: string };
  /** The question is only asked to say what is missing. */
  readonly refuse?: (table: LogTable) => Error;
  /** A line for people above the result. */
  readonly note?: string;
}
