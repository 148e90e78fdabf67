import { Refusal } from '../refusal.ts';
import type { ApiFields } from './api-content.ts';

/**
 * What all revisions of an API have in common, and can be changed in the current one only (documented on Microsoft's page
 * on revisions), under the names that the refusal gives (azure-powershell#9270, apiops#285, apiops#436, azurerm#18093).
 */
const names = {
  displayName: 'Name',
  path: 'Path',
  description: 'Description',
  protocols: 'Protocols',
  subscriptionRequired: 'SubscriptionRequired',
  apiVersion: 'ApiVersion',
  apiVersionDescription: 'ApiVersionDescription',
  apiVersionSetId: 'ApiVersionSetId',
} as const satisfies Partial<Record<keyof ApiFields, string>>;

type SharedProperty = keyof typeof names;

const properties = Object.keys(names) as readonly SharedProperty[];

/** Refuses what a revision that is not current would have otherwise than the current one. The space at the end is the service's. */
export function checkShared(current: ApiFields, wanted: ApiFields): void {
  const other = properties.find((property) => comparable(current[property]) !== comparable(wanted[property]));
  if (other !== undefined) throw new Refusal(400, 'ValidationError', `Can't change property ${names[other]} for non-current revision `);
}

/** A revision with what the current one has of the shared properties. */
export function withShared(fields: ApiFields, current: ApiFields): ApiFields {
  return { ...fields, ...Object.fromEntries(properties.map((property) => [property, current[property]])) };
}

function comparable(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : (value ?? null));
}
