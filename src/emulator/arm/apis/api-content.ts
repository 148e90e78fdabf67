import type { JsonObject } from '../../../model/json.ts';

export const apiType = 'Microsoft.ApiManagement/service/apis';

/** What is stored of an API. Absent optional fields are left out of bodies. */
export interface ApiContent {
  readonly displayName: string;
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
  readonly apiVersionDescription?: string | undefined;
}

export const defaultKeyNames = { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' } as const;
