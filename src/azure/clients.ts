import type { ApiManagementClient } from '@azure/arm-apimanagement';
import type { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { CognitiveServicesManagementClient } from '@azure/arm-cognitiveservices';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Credential } from './credential.ts';
import { transportTo, type Transport } from './transport.ts';

export interface ClientSettings {
  readonly credential: Credential;
  readonly endpoint: string;
  readonly armScope: string;
  readonly userAgent: string;
  /** PEM of the local Azure's own authority. */
  readonly ca: string | undefined;
  /** Stands in for the SDK's own retries. */
  readonly retry: PipelinePolicy;
  /** See every attempt. */
  readonly perAttempt: readonly PipelinePolicy[];
}

/** The SDK's clients, one of each kind per subscription, loaded when first asked for. */
export interface Clients {
  /** Without a subscription: good for raw requests only. */
  apim(subscriptionId?: string): Promise<ApiManagementClient>;
  cognitive(subscriptionId: string): Promise<CognitiveServicesManagementClient>;
  authorization(subscriptionId: string): Promise<AuthorizationManagementClient>;
}

/** What all clients of the SDK have of a pipeline. */
interface Piped {
  readonly pipeline: Pick<ApiManagementClient['pipeline'], 'addPolicy' | 'removePolicy'>;
}

type Options = ReturnType<typeof clientOptions>;

export function clientsOf(settings: ClientSettings): Clients {
  let options: Promise<Options> | undefined;
  // The pipeline first, then a client: outside of a bundle the authorization client is CommonJS, and Node refuses to
  // load what both need by `import` and by `require` at the same moment.
  const ready = (): Promise<Options> => {
    options ??= import('@azure/core-rest-pipeline').then(({ createDefaultHttpClient }) => clientOptions(settings, transportTo(settings.ca, createDefaultHttpClient)));
    return options;
  };
  const fit = <T extends Piped>(client: T): T => fitted(client, settings);
  return {
    apim: once(async (subscriptionId) => {
      const shared = await ready();
      const { ApiManagementClient } = await import('@azure/arm-apimanagement');
      return fit(subscriptionId === undefined ? new ApiManagementClient(settings.credential, shared) : new ApiManagementClient(settings.credential, subscriptionId, shared));
    }),
    cognitive: once(async (subscriptionId = '') => {
      const shared = await ready();
      const { CognitiveServicesManagementClient } = await import('@azure/arm-cognitiveservices');
      return fit(new CognitiveServicesManagementClient(settings.credential, subscriptionId, shared));
    }),
    authorization: once(async (subscriptionId = '') => {
      const shared = await ready();
      const { AuthorizationManagementClient } = await import('@azure/arm-authorization');
      return fit(new AuthorizationManagementClient(settings.credential, subscriptionId, shared));
    }),
  };
}

function once<T>(make: (subscriptionId?: string) => Promise<T>): (subscriptionId?: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (subscriptionId) => {
    const key = subscriptionId?.toLowerCase() ?? '';
    const client = made.get(key) ?? make(subscriptionId);
    made.set(key, client);
    return client;
  };
}

/** One transport for all, so that they share their connections. */
function clientOptions(settings: ClientSettings, { httpClient, tlsOptions }: Transport) {
  return {
    httpClient,
    endpoint: settings.endpoint,
    credentialScopes: [settings.armScope],
    userAgentOptions: { userAgentPrefix: settings.userAgent },
    additionalPolicies: settings.perAttempt.map((policy) => ({ policy, position: 'perRetry' as const })),
    ...(tlsOptions !== undefined && { tlsOptions }),
  };
}

function fitted<T extends Piped>(client: T, settings: ClientSettings): T {
  client.pipeline.removePolicy({ phase: 'Retry' });
  client.pipeline.addPolicy(settings.retry, { phase: 'Retry' });
  // A company's proxy cannot reach the local Azure.
  if (settings.ca !== undefined) client.pipeline.removePolicy({ name: 'proxyPolicy' });
  return client;
}
