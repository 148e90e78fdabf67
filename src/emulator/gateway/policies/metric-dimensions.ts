import type { PolicyElement } from '../../arm/policies/document.ts';
import type { GatewayCall } from '../call.ts';
import type { Compiler } from '../step.ts';
import { pairsOf } from './pairs.ts';
import type { Pair } from './pairs.ts';
import { policyFailure } from './policy-failure.ts';

type ValueOf = (call: GatewayCall) => string;

/** Dimensions whose values the gateway knows by itself (documentation of emit-metric). */
export const defaultDimensions: Readonly<Record<string, ValueOf>> = {
  'API ID': ({ matched }) => matched.api.name,
  'Operation ID': ({ matched }) => matched.operation?.name ?? '',
  'Product ID': ({ matched }) => matched.product?.name ?? '',
  // The local gateway knows no users.
  'User ID': () => '',
  'Subscription ID': ({ matched }) => matched.subscription?.name ?? '',
  Location: ({ matched }) => matched.service.region,
  'Gateway ID': () => 'managed',
};

/** Dimensions of a metric in order; one without a value has to be one of those that `known` has. */
export function metricDimensions(
  elements: readonly PolicyElement[],
  compiler: Compiler,
  policy: string,
  known: Readonly<Record<string, ValueOf>> = defaultDimensions,
): (call: GatewayCall) => readonly Pair[] | Promise<readonly Pair[]> {
  return pairsOf(elements, compiler, (call, name) => {
    const valueOf = Object.hasOwn(known, name) ? known[name] : undefined;
    if (valueOf === undefined) throw policyFailure(policy, `The dimension '${name}' has no value, and it is none of ${Object.keys(known).join(', ')}.`);
    return valueOf(call);
  });
}
