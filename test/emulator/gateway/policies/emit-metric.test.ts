import { describe, expect, it } from 'vitest';
import { Store } from '../../../../src/emulator/arm/store.ts';
import { emitMetric } from '../../../../src/emulator/gateway/policies/emit-metric.ts';
import { apiId, runPolicy, serviceId } from './run-policy.ts';

function storeWith(...diagnostics: readonly (readonly [owner: string, metrics: boolean | undefined])[]): Store {
  const store = new Store();
  for (const [owner, metrics] of diagnostics) store.put({ id: `${owner}/diagnostics/applicationinsights`, type: 'Microsoft.ApiManagement/service/diagnostics', content: { fields: metrics === undefined ? {} : { metrics } } });
  return store;
}

const store = storeWith([serviceId, true]);
const matched = {
  product: { id: 'p', name: 'starter', displayName: 'Starter', state: 'published', subscriptionRequired: true, approvalRequired: false },
  subscription: { id: 's', name: 'team', displayName: 'Team', key: 'k', primaryKey: 'k', secondaryKey: 'k', createdDate: '', startDate: undefined, endDate: undefined },
};
const all = ['API ID', 'Operation ID', 'Product ID', 'User ID', 'Subscription ID', 'Location', 'Gateway ID'];

const rows: readonly (readonly [statement: string, xml: string, expected: object])[] = [
  ['a value of 1 in the namespace API Management by default', '<emit-metric name="n"><dimension name="d" value="v" /></emit-metric>', { namespace: 'API Management', name: 'n', value: 1, dimensions: { d: 'v' } }],
  ['the value and the namespace that are stated', '<emit-metric name="n" value="2.5" namespace="mine"><dimension name="d" value="v" /></emit-metric>', { namespace: 'mine', value: 2.5 }],
  ['a value from an expression', '<emit-metric name="n" value="@(value)"><dimension name="d" value="v" /></emit-metric>', { value: 7 }],
  ['dimensions from expressions', '<emit-metric name="n"><dimension name="@(name)" value="@(value)" /></emit-metric>', { dimensions: { e: '7' } }],
  ['the default dimensions without values', `<emit-metric name="n">${all.map((name) => `<dimension name="${name}" />`).join('')}</emit-metric>`, { dimensions: { 'API ID': 'echo', 'Operation ID': 'get-echo', 'Product ID': 'starter', 'User ID': '', 'Subscription ID': 'team', Location: 'Sweden Central', 'Gateway ID': 'managed' } }],
  ['the stated value of a default dimension', '<emit-metric name="n"><dimension name="API ID" value="other" /></emit-metric>', { dimensions: { 'API ID': 'other' } }],
];
const expressions = { '@(value)': 7, '@(name)': 'e', '@(bad)': 'many' };

const sinks: readonly (readonly [statement: string, store: Store, sent: number])[] = [
  ['nowhere without a diagnostic', storeWith(), 0],
  ['nowhere where the diagnostic takes no metrics', storeWith([serviceId, undefined]), 0],
  ['nowhere where it says that it does not', storeWith([serviceId, false]), 0],
  ['nowhere where the API’s diagnostic takes none, whatever the service’s says', storeWith([serviceId, true], [apiId, false]), 0],
  ['where the API’s diagnostic takes them', storeWith([apiId, true]), 1],
];

describe('emit-metric', () => {
  it.each(rows)('sends %s', async (_, xml, expected) => {
    const { events } = await runPolicy(emitMetric, xml, { store, matched, expressions });
    expect(events).toMatchObject([{ kind: 'metric', ...expected }]);
  });

  it.each(sinks)('goes %s', async (_, where, sent) => {
    const { events } = await runPolicy(emitMetric, '<emit-metric name="n"><dimension name="API ID" /></emit-metric>', { store: where });
    expect(events).toHaveLength(sent);
  });

  it('says in the trace that nobody takes it', async () => {
    const lost = await runPolicy(emitMetric, '<emit-metric name="n"><dimension name="API ID" /></emit-metric>', { traced: true });
    const taken = await runPolicy(emitMetric, '<emit-metric name="n"><dimension name="API ID" /></emit-metric>', { traced: true, store });
    expect([lost.call.trace?.[0]?.says, taken.call.trace?.[0]?.says]).toEqual(['API Management/n 1, which no diagnostic with "metrics": true takes', 'API Management/n 1']);
  });

  it('fails for a value that is no number, and for a dimension that is unknown and has no value', async () => {
    await expect(runPolicy(emitMetric, '<emit-metric name="n" value="@(bad)"><dimension name="API ID" /></emit-metric>', { expressions })).rejects.toMatchObject({ source: 'emit-metric', reason: 'ExpressionValueEvaluationFailure', message: "'many' is not a number." });
    await expect(runPolicy(emitMetric, '<emit-metric name="n"><dimension name="Colour" /></emit-metric>')).rejects.toMatchObject({ source: 'emit-metric', message: `The dimension 'Colour' has no value, and it is none of ${all.join(', ')}.` });
  });

  it('refuses the undocumented default-dimensions by name', async () => {
    await expect(runPolicy(emitMetric, '<emit-metric name="n" default-dimensions="true" />')).rejects.toThrow('The local gateway does not run emit-metric with the undocumented attribute default-dimensions.');
  });
});
