/** The description of an Azure that the local Azure serves. Read and checked by estate-file.ts. */
export interface Estate {
  readonly subscription: string;
  readonly tenantId: string;
  readonly resourceGroups: readonly string[];
  readonly services: readonly EstateService[];
  readonly accounts: readonly EstateAccount[];
  readonly appInsights: readonly { readonly name: string; readonly resourceGroup: string }[];
  /** What the signed-in user may do: built-in role names, held at the subscription. */
  readonly caller: { readonly roles: readonly string[] };
  readonly rolePropagation: string;
  readonly armLatencyMs: number;
  /** Hand-made things, put at start through the local ARM's own PUT. */
  readonly resources: readonly { readonly id: string; readonly apiVersion: string; readonly body: unknown }[];
  readonly options: EstateOptions;
}

export interface EstateService {
  readonly name: string;
  readonly resourceGroup: string;
  readonly region: string;
  readonly sku: string;
  readonly identity: 'none' | 'system';
  /** ARM ids, or names of identities in the service's resource group. */
  readonly userAssignedIdentities: readonly string[];
  readonly units: number;
}

export interface EstateAccount {
  readonly name: string;
  /** Accounts may live in another subscription of the tenant. */
  readonly subscription?: string | undefined;
  readonly resourceGroup: string;
  readonly region: string;
  readonly kind: 'OpenAI' | 'AIServices';
  readonly disableLocalAuth: boolean;
  /** Null: the account has none, and so only a regional endpoint. */
  readonly customSubDomainName: string | null;
  readonly publicNetworkAccess: 'Enabled' | 'Disabled';
  readonly deployments: readonly EstateDeployment[];
}

export interface EstateDeployment {
  readonly name: string;
  readonly model: string;
  readonly version: string;
  readonly format: string;
  readonly sku: string;
  readonly tokensPerMinute: number;
  readonly requestsPerMinute: number;
  readonly latencyMs: number;
  /** Overrides of what the model's name implies, as ARM has them: strings. */
  readonly capabilities: Readonly<Record<string, string>>;
  readonly ptu: number;
  readonly spillover: string | null;
}

/** Unconfirmed behaviour of Azure, as options with defaults. Each has a line in docs/emulator.md. */
export interface EstateOptions {
  /** Status of the PUT that starts an import: 201 (spec, 2024-05-01) or 202 (recorded up to 2022-08-01). */
  readonly importStatus: 201 | 202;
  /** Whether an import keeps operationIds as resource names, or normalises them as documented. */
  readonly operationIdNormalization: 'keep' | 'documented';
  /** Whether ARM counts requests per caller and subscription, tells what is left and refuses what is too much. */
  readonly armThrottling: 'off' | 'on';
  /** Whether Azure Policy denies policies below the service whose sections do not begin with `<base />`; off where it is not stated. */
  readonly basePolicyInheritance?: 'off' | 'deny';
  /** Where the 503 of an open breaker or an exhausted pool arrives; `on-error` where it is not stated. */
  readonly exhaustedPool?: 'on-error' | 'outbound';
  /** Whether a breaker that trips forgets the failures that it has counted (the usual), or keeps those of its interval. */
  readonly breakerMemory?: 'reset' | 'window';
  /** Units of the gateway that know nothing of each other's breakers; 1 where it is not stated. */
  readonly gatewayUnits?: number;
  /** How long after a write to ARM the gateway knows of it, as an ISO 8601 duration; at once where it is not stated. */
  readonly configPropagation?: string;
  /** How long after a row was written it can be queried, as an ISO 8601 duration; at once where it is not stated. */
  readonly logIngestion?: string;
  /** Bytes of a body that the gateway may hold in memory; by the tier where it is not stated. */
  readonly bufferedPayloadLimit?: number | undefined;
  /** What a model's 429 says about when to come back: the end of the window where it is not stated, or always so many seconds. */
  readonly retryAfter?: 'window-end' | number;
  /** When the windows begin in which tokens and requests of models are counted; with the first call after the last one ended where it is not stated. */
  readonly quotaWindow?: 'first-call' | 'minute' | 'sliding';
  /** Seconds over which the requests per minute of models are judged; 10 where it is not stated. */
  readonly requestSlice?: 1 | 10;
  /** Whether calls that models refuse for what they say (400) count against the quota; they do where it is not stated. */
  readonly failedCallsCount?: boolean;
  /** Share of calls that accounts refuse while a role is new; none where it is not stated. */
  readonly roleFlapping?: number;
}

/** Object id of the signed-in user, in whom the estate's `caller.roles` are vested. */
export const callerObjectId = '00000000-0000-0000-0000-0000000000ca';

/** Object id of the service principal that a client secret signs in as; it holds the same roles. */
export const applicationObjectId = '00000000-0000-0000-0000-0000000000cb';
