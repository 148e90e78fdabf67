import type { JsonObject } from './json.ts';
import type { KnownBreaker } from './local-control.ts';
import type { LiveResource } from './resource.ts';

/** A resource that commands read and never write. */
export interface Seen {
  readonly id: string;
  readonly name: string;
  readonly body: JsonObject;
  readonly etag?: string | undefined;
}

export interface LiveAccount extends Seen {
  readonly deployments: readonly Seen[];
  /** Assignments that hold at the account (its own and inherited ones), of any principal. */
  readonly roleAssignments: readonly LiveResource[];
}

export interface LiveApi {
  readonly api: LiveResource;
  readonly operations: readonly Seen[];
  readonly policy: LiveResource | undefined;
  /**
   * Those that operations have, by operation name. Read of APIs that have no policy, where an account block would be new,
   * and of the operations that a second read asked for (`More`).
   */
  readonly operationPolicies?: ReadonlyMap<string, LiveResource> | undefined;
  /** Names of the releases that the API has. Read with revisions that are not current: whether one was released cannot be seen at itself. */
  readonly releases?: readonly string[];
  /** What names it by a link. Read of the APIs that `More.links` asks for. */
  readonly links?: ApiLinks | undefined;
}

/** Links that go with an API; names. */
export interface ApiLinks {
  readonly products: readonly string[];
  readonly tags: readonly string[];
}

/** What may name APIs and backends and is neither: read for whoever deletes, never written. */
export interface Bystanders {
  /** Policies of the service as a whole and of its products, with their text. */
  readonly policies: readonly Seen[];
  /** Names. */
  readonly fragments: readonly string[];
  readonly namedValues: readonly Seen[];
  /** Without keys. */
  readonly subscriptions: readonly Seen[];
}

/** A component of Application Insights: without its instrumentation key and connection string. */
export interface LiveComponent extends Seen {
  /** Assignments that hold at the component, as of an account. Read where `MonitoringScope.roles` asks for them. */
  readonly roleAssignments?: readonly LiveResource[];
}

/** What of monitoring is read besides what is always: loggers, diagnostics and diagnostic settings of the service itself. */
export interface MonitoringScope {
  /** Names of APIs whose diagnostics are read; `all`: those of every API of the service. One that does not exist has none. */
  readonly apis?: readonly string[] | 'all';
  /** Names (unique in the subscription) or ARM ids of components; `all`: every one of the subscription. */
  readonly components?: readonly string[] | 'all';
  /** Log Analytics workspaces, in the same way. */
  readonly workspaces?: readonly string[] | 'all';
  /** Components and workspaces that Azure does not have, or does not show to the caller, are not refused, but missing in what was read. */
  readonly ifThere?: boolean;
  /** Whether role assignments at the components are read. */
  readonly roles?: boolean;
  /** Whether workbooks and rules of log alerts of the service's resource group are read; where the caller may not see them there are none. */
  readonly shown?: boolean;
  /** Names (unique in the subscription) or ARM ids of action groups. */
  readonly actionGroups?: readonly string[];
}

export interface Monitoring {
  /** All of the service, without what stands for their secrets. */
  readonly loggers: readonly LiveResource[];
  /** Those of the service as a whole, and of the APIs that were asked for, with what newer api-versions show. */
  readonly diagnostics: readonly LiveResource[];
  /** Diagnostic settings of the service: what Azure Monitor sends of its logs, and where. */
  readonly settings: readonly LiveResource[];
  /** In the order in which they were asked for. */
  readonly components: readonly LiveComponent[];
  readonly workspaces: readonly Seen[];
  /** Of the service's resource group, with their documents. Only where `shown` asks for them. */
  readonly workbooks?: readonly LiveResource[];
  /** Rules of log alerts of the service's resource group. Only where `shown` asks for them. */
  readonly alertRules?: readonly LiveResource[];
  /** In the order in which they were asked for. */
  readonly actionGroups?: readonly Seen[];
}

/** What a command asks to be read. Each collection is read once, whoever asks. */
export interface Scope {
  readonly service: { readonly name: string; readonly resourceGroup?: string | undefined };
  /** Names or ARM ids of accounts, to be read with their deployments and role assignments. */
  readonly accounts: readonly string[];
  /** Accounts that Azure does not have are not refused, but missing in what was read. */
  readonly accountsMayBeGone?: boolean;
  /** APIs to be read with operations and policy, by id; `ours` reads every API whose description carries our mark. */
  readonly apis: readonly string[] | 'ours';
  /** Whether the service's API version sets are to be read too. */
  readonly versionSets?: boolean;
  /** Names of subscriptions of the service to be read; those that do not exist are left out. */
  readonly subscriptions?: readonly string[];
  /** Whether what else may name APIs and backends is to be read. */
  readonly bystanders?: boolean;
  /** Whether backends are to be read with fields that only newer api-versions have: a pool's session affinity. */
  readonly wholeBackends?: boolean;
  /** Whether the state of breakers is to be read, where somebody tells it. */
  readonly breakers?: boolean;
  /** What of monitoring is to be read; left out: nothing. */
  readonly monitoring?: MonitoringScope;
}

/** What a first read showed to be needed besides. */
export interface More {
  /** As in Scope. Left out: those that were read before stay. */
  readonly accounts?: readonly string[];
  readonly accountsMayBeGone?: boolean;
  /** The same for accounts that the caller may not read: where what they tell can be said instead. */
  readonly accountsMayBeHidden?: boolean;
  /** Host names: accounts of the subscription that answer at one of them are read besides; those that nobody has are left out. */
  readonly accountHosts?: readonly string[];
  /** Further APIs to be read with operations and policy: revisions that are not current (`x;rev=2`). */
  readonly apis?: readonly string[];
  /** ARM ids of operations whose policies are to be read. */
  readonly operationPolicies?: readonly string[];
  /** Names of APIs, read before, whose products and tags are to be read. */
  readonly links?: readonly string[];
  /** Names of policy fragments to be read with their text; those that do not exist are left out. */
  readonly fragments?: readonly string[];
  /** As in Scope. Left out: those that were read before stay. */
  readonly subscriptions?: readonly string[];
  /** As in Scope, besides what was read before. */
  readonly monitoring?: MonitoringScope;
}

/** What was read. Names that Azure does not have have already been refused (`NotFound`). */
export interface Live {
  readonly cloud: Cloud;
  readonly subscriptionId: string;
  readonly service: Seen;
  /** The accounts of the scope, in its order. */
  readonly accounts: readonly LiveAccount[];
  /** All APIs of the service (current revisions and others, as listed). */
  readonly allApis: readonly LiveResource[];
  readonly backends: readonly LiveResource[];
  /** Empty unless the scope asks for them. */
  readonly versionSets: readonly LiveResource[];
  /** Without keys; only those that were asked for and that exist. */
  readonly subscriptions?: readonly LiveResource[];
  /** By lower-case API id (name, with `;rev=N` where a revision was asked for); only those of the scope that exist. */
  readonly apis: ReadonlyMap<string, LiveApi>;
  /** By lower-case name; only those that `More` asked for and that exist. */
  readonly fragments?: ReadonlyMap<string, Seen>;
  /** Only where the scope asks for them. */
  readonly bystanders?: Bystanders | undefined;
  /** As they stand just now. Only where the scope asks for them, and of a local Azure: no API of Azure tells. */
  readonly breakers?: readonly KnownBreaker[] | undefined;
  /** Only where the scope, or `More`, asks for it. */
  readonly monitoring?: Monitoring | undefined;
}

export interface Cloud {
  readonly name: 'AzureCloud' | 'AzureUSGovernment' | 'AzureChinaCloud';
  readonly armEndpoint: string;
  /** Scope of ARM tokens. */
  readonly armScope: string;
  readonly authorityHost: string;
  /** Audience of tokens for Azure OpenAI. */
  readonly cognitiveAudience: string;
}
