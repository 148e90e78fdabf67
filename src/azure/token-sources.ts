import type { Cloud } from '../model/live.ts';

export interface Token {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

/** What the pipeline asks for besides the scope. */
export interface TokenRequest {
  readonly abortSignal?: AbortSignal;
  readonly claims?: string;
  readonly enableCae?: boolean;
}

/** One way to get a token. */
export interface TokenSource {
  readonly name: string;
  /** The environment asks for exactly this one: its failure is the answer, no other source is tried. */
  readonly chosen: boolean;
  get(scope: string, request: TokenRequest): Promise<Token>;
}

export interface SignIn {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cloud: Cloud;
  readonly subscriptionId: string | undefined;
  /** Token of the local Azure. */
  readonly localToken: string | undefined;
}

/** A token that somebody handed us cannot be renewed: that it is over shows when the service refuses it. */
const never = 8.64e15;

function given(name: string, token: string): TokenSource {
  return { name, chosen: true, get: () => Promise.resolve({ token, expiresOnTimestamp: never }) };
}

interface Credential {
  getToken(scope: string, request: TokenRequest): Promise<Token | null>;
}

function from(name: string, chosen: boolean, make: () => Promise<Credential>): TokenSource {
  let credential: Promise<Credential> | undefined;
  return {
    name,
    chosen,
    async get(scope, request) {
      credential ??= make();
      const token = await (await credential).getToken(scope, request);
      if (token === null) throw new Error(`${name} gave no token`);
      return token;
    },
  };
}

/** The values of all `names`, or undefined where one is missing. */
function all(env: SignIn['env'], ...names: readonly string[]): readonly string[] | undefined {
  const values = names.map((name) => env[name]).filter((value): value is string => value !== undefined && value !== '');
  return values.length === names.length ? values : undefined;
}

/** The ways to sign in, cheapest first. The identity package is loaded only when one of them needs it. */
export function tokenSources(signIn: SignIn): readonly TokenSource[] {
  const { env, cloud } = signIn;
  if (signIn.localToken !== undefined) return [given('the local Azure', signIn.localToken)];
  const token = env['AZURE_ACCESS_TOKEN'];
  if (token !== undefined && token !== '') return [given('AZURE_ACCESS_TOKEN', token)];
  const options = { authorityHost: cloud.authorityHost };

  const sources: TokenSource[] = [];
  const [tokenFilePath, clientId, tenantId] = all(env, 'AZURE_FEDERATED_TOKEN_FILE', 'AZURE_CLIENT_ID', 'AZURE_TENANT_ID') ?? [];
  if (tokenFilePath !== undefined && clientId !== undefined && tenantId !== undefined) {
    sources.push(
      from('workload identity (AZURE_FEDERATED_TOKEN_FILE)', true, async () => {
        const { WorkloadIdentityCredential } = await import('@azure/identity');
        return new WorkloadIdentityCredential({ ...options, tokenFilePath, clientId, tenantId });
      }),
    );
  }
  const [oidcUri, client, tenant, connection, systemToken] =
    all(env, 'SYSTEM_OIDCREQUESTURI', 'AZURESUBSCRIPTION_CLIENT_ID', 'AZURESUBSCRIPTION_TENANT_ID', 'AZURESUBSCRIPTION_SERVICE_CONNECTION_ID', 'SYSTEM_ACCESSTOKEN') ?? [];
  if (oidcUri !== undefined && client !== undefined && tenant !== undefined && connection !== undefined && systemToken !== undefined) {
    sources.push(
      from('the Azure Pipelines service connection (AZURESUBSCRIPTION_…)', true, async () => {
        const { AzurePipelinesCredential } = await import('@azure/identity');
        return new AzurePipelinesCredential(tenant, client, connection, systemToken, options);
      }),
    );
  }
  const subscription = signIn.subscriptionId === undefined ? {} : { subscription: signIn.subscriptionId };
  return [
    ...sources,
    from('Azure CLI', false, async () => {
      const { AzureCliCredential } = await import('@azure/identity');
      return new AzureCliCredential(subscription);
    }),
    from('DefaultAzureCredential', false, async () => {
      const { DefaultAzureCredential } = await import('@azure/identity');
      return new DefaultAzureCredential(options);
    }),
  ];
}
