import { elementsOf } from '../../../arm/policies/document.ts';
import type { PolicyElement } from '../../../arm/policies/document.ts';
import { idKey, withoutRevision } from '../../../../model/arm-id.ts';
import type { GatewayCall, Matched } from '../../call.ts';
import type { Compiler, PolicyScope } from '../../step.ts';

type Named = { readonly id: string; readonly name: string; readonly displayName: string } | undefined;

/** A limit of a subscription: the policy's own, or one for an API or an operation inside of it. */
export interface SubscriptionLimit<T> {
  readonly applies: (matched: Matched) => boolean;
  readonly of: T;
  /** Apart from all others of the policy. */
  readonly place: string;
}

/** The policy's own limit and those inside of it; they apply independently of each other (documented). */
export function subscriptionLimits<T>(element: PolicyElement, compiler: Compiler, read: (element: PolicyElement) => T): readonly SubscriptionLimit<T>[] {
  const from = (one: PolicyElement, applies: (matched: Matched) => boolean, place: string): readonly SubscriptionLimit<T>[] => [
    { applies, of: read(one), place },
    ...elementsOf(one).flatMap((child, at) => {
      const isMeant = meant(child);
      return from(child, (matched) => applies(matched) && isMeant(child.name === 'api' ? matched.api : matched.operation), `${place}/${child.name}[${at}]`);
    }),
  ];
  return from(element, () => true, compiler.path);
}

/** By `id`, which counts before `name` (documented). */
function meant(child: PolicyElement): (named: Named) => boolean {
  const attribute = (wanted: string): string | undefined => child.attributes.find(({ name }) => name === wanted)?.value;
  const id = attribute('id')?.trim();
  const name = attribute('name')?.trim().toLowerCase();
  return (named) => {
    if (named === undefined) return false;
    if (id !== undefined) return `/${idKey(withoutRevision(named.id))}`.endsWith(`/${idKey(id).replace(/^\//, '')}`);
    return named.displayName.toLowerCase() === name || named.name.toLowerCase() === name;
  };
}

/** Whose counter it is: of a subscription, in the place where the policy stands. Undefined without a subscription: the policy does not apply (documented). */
export function subscriptionWords({ matched }: GatewayCall, scope: PolicyScope): readonly string[] | undefined {
  if (!matched.subscription) return undefined;
  const owners: Readonly<Record<PolicyScope, string | undefined>> = { global: matched.service.id, product: matched.product?.id, api: matched.api.id, operation: matched.operation?.id };
  return ['subscription', idKey(matched.subscription.id), idKey(owners[scope] ?? matched.api.id)];
}
