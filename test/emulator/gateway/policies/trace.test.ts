import { describe, expect, it } from 'vitest';
import { Store } from '../../../../src/emulator/arm/store.ts';
import { trace } from '../../../../src/emulator/gateway/policies/trace.ts';
import { apiId, runPolicy, serviceId } from './run-policy.ts';

type Verbosity = 'verbose' | 'information' | 'error' | undefined;

function storeWith(...diagnostics: readonly (readonly [owner: string, name: string, verbosity: Verbosity])[]): Store {
  const store = new Store();
  for (const [owner, name, verbosity] of diagnostics) store.put({ id: `${owner}/diagnostics/${name}`, type: 'Microsoft.ApiManagement/service/diagnostics', content: { fields: { loggerId: 'x', ...(verbosity && { verbosity }) } } });
  return store;
}

const policy = (severity?: string): string => `<trace source="test"${severity === undefined ? '' : ` severity="${severity}"`}><message>\n hello \n</message></trace>`;

const rows: readonly (readonly [statement: string, severity: string | undefined, store: Store, sent: boolean])[] = [
  ['nobody without a diagnostic', 'error', storeWith(), false],
  ['a diagnostic of the same verbosity', 'information', storeWith([serviceId, 'applicationinsights', 'information']), true],
  ['a diagnostic that wants more', 'error', storeWith([serviceId, 'applicationinsights', 'verbose']), true],
  ['none that wants less', 'information', storeWith([serviceId, 'applicationinsights', 'error']), false],
  ['resource logs as well', 'error', storeWith([serviceId, 'azuremonitor', 'error']), true],
  ['one of two', 'verbose', storeWith([serviceId, 'applicationinsights', 'error'], [serviceId, 'azuremonitor', 'verbose']), true],
  ['the diagnostic of the API in the place of the service’s', 'information', storeWith([serviceId, 'applicationinsights', 'verbose'], [apiId, 'applicationinsights', 'error']), false],
  ['no diagnostic by default, which is verbose, where information is wanted', undefined, storeWith([serviceId, 'applicationinsights', undefined]), false],
  ['information where a diagnostic says nothing', 'information', storeWith([serviceId, 'applicationinsights', undefined]), true],
];

describe('trace', () => {
  it.each(rows)('tells %s', async (_, severity, store, sent) => {
    const { events } = await runPolicy(trace, policy(severity), { store });
    expect(events).toEqual(sent ? [{ kind: 'trace', source: 'test', severity: severity ?? 'verbose', message: 'hello', metadata: {} }] : []);
  });

  it('tells of expressions and metadata', async () => {
    const xml = '<trace source="test" severity="error"><message>@(text)</message><metadata name="a" value="1" /><metadata name="@(name)" value="@(value)" /></trace>';
    const { events } = await runPolicy(trace, xml, { store: storeWith([serviceId, 'applicationinsights', 'error']), expressions: { '@(text)': 'said', '@(name)': 'b', '@(value)': true } });
    expect(events).toEqual([{ kind: 'trace', source: 'test', severity: 'error', message: 'said', metadata: { a: '1', b: 'True' } }]);
  });

  it('tells of text that is right inside of it', async () => {
    const { events } = await runPolicy(trace, '<trace source="test" severity="error">old</trace>', { store: storeWith([serviceId, 'applicationinsights', 'error']) });
    expect(events).toMatchObject([{ message: 'old' }]);
  });

  it('tells the trace of the request in any case', async () => {
    const { call } = await runPolicy(trace, policy('information'), { traced: true });
    expect(call.trace).toEqual([{ at: 0, section: 'inbound', scope: 'api', path: 'trace', policy: 'trace', says: 'information from test: hello' }]);
  });
});
