import type { ArmState } from '../state.ts';
import { gatewayRefusal } from '../refusal.ts';
import { parsePath } from './path.ts';
import type { ArmPath } from './path.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function checkSubscription(state: ArmState, subscription: string): void {
  if (!uuid.test(subscription)) throw gatewayRefusal(400, 'InvalidSubscriptionId', `The provided subscription identifier '${subscription}' is malformed or invalid.`);
  if (!state.subscriptions.has(subscription.toLowerCase())) throw subscriptionNotFound(subscription);
}

/** Also for one in which the caller has no role. */
export function subscriptionNotFound(subscription: string): Error {
  return gatewayRefusal(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);
}

/** The tenant, a subscription or a resource group, and nothing between it and the provider. */
export function isContainer(path: Pick<ArmPath, 'scope' | 'subscription' | 'resourceGroup'>): boolean {
  const subscription = path.subscription === undefined ? '' : `/subscriptions/${path.subscription}`;
  const group = path.resourceGroup === undefined ? '' : `/resourceGroups/${path.resourceGroup}`;
  return path.scope.toLowerCase() === (subscription + group).toLowerCase();
}

/** Canonical id of the subscription or resource group that a path lies in; a missing group is refused (arm-behaviour 42). */
export function containerOf(state: ArmState, path: Pick<ArmPath, 'subscription' | 'resourceGroup'>): string {
  if (path.subscription === undefined) return '';
  const subscription = `/subscriptions/${path.subscription}`;
  if (path.resourceGroup === undefined) return subscription;
  const group = state.store.find(`${subscription}/resourceGroups/${path.resourceGroup}`);
  if (!group) throw gatewayRefusal(404, 'ResourceGroupNotFound', `Resource group '${path.resourceGroup}' could not be found.`);
  return group.id;
}

/** The 404 of a top-level resource, also for everything below it (arm-behaviour 42). */
export function resourceNotFound(type: string, name: string, resourceGroup: string | undefined): Error {
  const message = `The Resource '${type}/${name}' under resource group '${resourceGroup ?? '<null>'}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`;
  return gatewayRefusal(404, 'ResourceNotFound', message);
}

/**
 * The scope of an extension resource, checked to exist. Echoed as asked, not in the stored case: role
 * assignments keep the request's `resourcegroups` (arm-behaviour 46).
 */
export function extensionScope(state: ArmState, path: ArmPath): string {
  containerOf(state, path);
  if (isContainer(path)) return path.scope;
  const parsed = parsePath(path.scope);
  const inner = 'path' in parsed ? parsed.path : undefined;
  if (!state.store.find(path.scope)) {
    throw resourceNotFound(`${inner?.provider ?? ''}/${inner?.types.join('/') ?? ''}`, inner?.names.at(-1) ?? '', path.resourceGroup);
  }
  return path.scope;
}
