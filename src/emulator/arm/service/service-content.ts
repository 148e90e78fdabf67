import type { ResourceIdentity } from '../identity/resource-identity.ts';

export interface ServiceContent {
  readonly location: string;
  readonly sku: { readonly name: string; readonly capacity: number };
  readonly identity: ResourceIdentity;
  readonly tags: Readonly<Record<string, string>>;
  readonly publisherEmail: string;
  readonly publisherName: string;
  readonly notificationSenderEmail: string;
  readonly customProperties: Readonly<Record<string, string>>;
  readonly provisioningState: 'Succeeded' | 'Created' | 'Activating' | 'Updating' | 'Deleting';
  /** Since its creation. */
  readonly changed: boolean;
  readonly createdAt: string;
  readonly lastModifiedAt: string;
}

export const serviceType = 'Microsoft.ApiManagement/service';
