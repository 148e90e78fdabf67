import type { Seen } from './live.ts';
import type { LiveResource } from './resource.ts';

export interface Subscription {
  /** A GUID. */
  readonly id: string;
  readonly name: string;
}

export interface DeployedAccount extends Seen {
  readonly deployments: readonly Seen[];
}

/** What there is to choose from, before anybody has named anything. Implemented by src/azure. */
export interface Browser {
  /** Those that can be worked in. Fails with `NotSignedIn` where no credential works. */
  subscriptions(signal: AbortSignal): Promise<readonly Subscription[]>;
  services(subscriptionId: string, signal: AbortSignal): Promise<readonly Seen[]>;
  /** Of kind OpenAI or AIServices. Deployments that the caller may not read are left out. */
  accounts(subscriptionId: string, signal: AbortSignal): Promise<readonly DeployedAccount[]>;
  /** Current revisions. */
  apis(serviceId: string, signal: AbortSignal): Promise<readonly Seen[]>;
  operations(apiId: string, signal: AbortSignal): Promise<readonly Seen[]>;
  backends(serviceId: string, signal: AbortSignal): Promise<readonly LiveResource[]>;
  /** Log Analytics. */
  workspaces(subscriptionId: string, signal: AbortSignal): Promise<readonly Seen[]>;
  /** Application Insights. */
  components(subscriptionId: string, signal: AbortSignal): Promise<readonly Seen[]>;
}
