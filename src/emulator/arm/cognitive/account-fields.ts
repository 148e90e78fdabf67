import type { JsonObject } from '../../../model/json.ts';
import type { AskedIdentity } from '../identity/resource-identity.ts';

/** What a write of an account states, as the table of fields has checked it. */
export interface AskedAccount {
  readonly kind?: string;
  readonly location?: string;
  readonly sku?: { readonly name: string };
  readonly identity?: AskedIdentity;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface AskedProperties extends JsonObject {
  readonly customSubDomainName?: string;
  readonly disableLocalAuth?: boolean;
  readonly publicNetworkAccess?: 'Enabled' | 'Disabled';
  readonly restore?: boolean;
}
