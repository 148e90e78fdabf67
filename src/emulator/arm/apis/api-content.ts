import type { JsonObject } from '../../../model/json.ts';

export const apiType = 'Microsoft.ApiManagement/service/apis';

/** Other than HTTP. */
export type ApiKind = 'graphql' | 'websocket';

/** What is stored of an API, once for each of its revisions. Absent optional fields are left out of bodies. */
export interface ApiContent {
  readonly type?: ApiKind | undefined;
  readonly displayName: string;
  readonly revision: number;
  readonly description: string | null;
  readonly subscriptionRequired: boolean;
  readonly serviceUrl: string | null;
  readonly path: string;
  readonly protocols: readonly string[];
  readonly keyNames: { readonly header: string; readonly query: string; readonly bearer: string | null };
  readonly termsOfServiceUrl?: string | undefined;
  readonly contact?: JsonObject | undefined;
  readonly license?: JsonObject | undefined;
  readonly apiRevisionDescription?: string | undefined;
  readonly apiVersion?: string | undefined;
  readonly apiVersionDescription?: string | undefined;
  /** Canonical id. */
  readonly apiVersionSetId?: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a write states; the dates are the store's. */
export type ApiFields = Omit<ApiContent, 'createdAt' | 'updatedAt'>;

export const defaultKeyNames = { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' } as const;
