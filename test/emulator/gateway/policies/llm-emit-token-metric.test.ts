import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Store } from '../../../../src/emulator/arm/store.ts';
import { azureOpenaiEmitTokenMetric } from '../../../../src/emulator/gateway/policies/azure-openai-emit-token-metric.ts';
import { llmEmitTokenMetric } from '../../../../src/emulator/gateway/policies/llm-emit-token-metric.ts';
import { runPolicy, serviceId } from './run-policy.ts';
import type { Setting } from './run-policy.ts';
import { answered, sharedWorld } from './shared-world.ts';

const store = new Store();
store.put({ id: `${serviceId}/diagnostics/applicationinsights`, type: 'Microsoft.ApiManagement/service/diagnostics', content: { fields: { metrics: true } } });
const json = { 'Content-Type': 'application/json' };
const request = { headers: json, body: JSON.stringify({ messages: [{ content: 'abcd' }] }) };
const usage = { headers: json, body: '{"usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}' };
const policy = (inside = '<dimension name="API ID" />', more = '') => `<llm-emit-token-metric ${more}>${inside}</llm-emit-token-metric>`;
const emitted = async (xml: string, response: Setting['response'], more: Setting = {}) => (await answered(await runPolicy(llmEmitTokenMetric, xml, { request, store, ...more }), response)).events;

describe('llm-emit-token-metric', () => {
  it('sends three metrics of what the answer used', async () => {
    const all = { kind: 'metric', namespace: 'API Management', dimensions: { 'API ID': 'echo' } };
    expect(await emitted(policy(), usage)).toEqual([
      { ...all, name: 'Total Tokens', value: 12 },
      { ...all, name: 'Prompt Tokens', value: 7 },
      { ...all, name: 'Completion Tokens', value: 5 },
    ]);
  });

  const rows: readonly (readonly [statement: string, xml: string, response: Setting['response'], expected: readonly object[], more: Setting])[] = [
    ['in the namespace that is stated', policy(undefined, 'namespace="mine"'), usage, [{ namespace: 'mine' }, {}, {}], {}],
    ['with dimensions from expressions', policy('<dimension name="d" value="@(v)" />'), usage, [{ dimensions: { d: 'w' } }, {}, {}], { expressions: { '@(v)': 'w' } }],
    ['with the backend that was chosen later', policy('<dimension name="Backend ID" />'), usage, [{ dimensions: { 'Backend ID': 'pool' } }, {}, {}], { backend: { kind: 'entity', id: `${serviceId}/backends/pool` } }],
    ['with a stated backend', policy('<dimension name="Backend ID" value="mine" />'), usage, [{ dimensions: { 'Backend ID': 'mine' } }, {}, {}], {}],
    ['nothing where the answer tells nothing', policy(), { headers: json, body: '{}' }, [], {}],
    ['nothing where no diagnostic takes metrics', policy(), usage, [], { store: new Store() }],
    ['what a stream tells', policy(), { headers: { 'Content-Type': 'text/event-stream' }, body: Readable.from([Buffer.from('data: {"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}\n\n')]) }, [{ value: 3 }, { value: 1 }, { value: 2 }], {}],
    ['an estimate where a stream does not', policy(), { headers: { 'Content-Type': 'text/event-stream' }, body: Readable.from([Buffer.from('data: {"choices":[{"delta":{"content":"abcdefgh"}}]}\n\n')]) }, [{ value: 9 }, { value: 7 }, { value: 2 }], {}],
  ];

  it.each(rows)('sends %s', async (_, xml, response, expected, more) => {
    expect(await emitted(xml, response, more)).toMatchObject(expected);
  });

  it('goes by the older name, too', async () => {
    const { events } = await answered(await runPolicy(azureOpenaiEmitTokenMetric, '<azure-openai-emit-token-metric><dimension name="API ID" /></azure-openai-emit-token-metric>', { request, store, ...sharedWorld() }), usage);
    expect(events).toHaveLength(3);
  });

  it('fails for a dimension that is unknown and has no value', async () => {
    await expect(runPolicy(llmEmitTokenMetric, policy('<dimension name="Colour" />'), { request })).rejects.toMatchObject({ source: 'llm-emit-token-metric', status: 500 });
  });

  it.each(['name="n"', 'value-type="all"', 'ignore-prompt="true"'])('refuses the undocumented %s by name', async (attribute) => {
    await expect(runPolicy(llmEmitTokenMetric, policy(undefined, attribute))).rejects.toThrow(`the undocumented attribute ${attribute.split('=')[0]}`);
  });
});
