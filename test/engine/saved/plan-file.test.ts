import { expect, test } from 'vitest';
import { planFormat, planVersion, type PlanFile } from '../../../src/engine/saved/plan-file.ts';
import { looksLikePlan, planFileText, readPlanFile } from '../../../src/engine/saved/read-plan-file.ts';
import { digestOf } from '../../../src/engine/saved/digest.ts';
import { savedSteps } from '../../../src/engine/saved/save-plan.ts';
import { planDigest } from '../../../src/engine/saved/step-digest.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Plan, Step } from '../../../src/model/plan.ts';
import { asItIs, live, planFor, resource } from '../resources.ts';

const made = planFor([resource('a', { notes: ['note with secret'] }), resource('b')], [live('b')]);

function content(more: Partial<PlanFile> = {}): Omit<PlanFile, 'checksum'> {
  return {
    format: planFormat,
    version: planVersion,
    tool: '1.2.3',
    createdAt: '2026-01-01T00:00:00.000Z',
    command: 'make',
    line: 'apim-llm make',
    options: { name: 'x' },
    takeOver: [],
    target: { cloud: 'AzureCloud', subscription: 's', resourceGroup: 'rg', service: 'apim', serviceId: '/s', api: null },
    summary: made.summary,
    steps: savedSteps(made, asItIs, (value) => value),
    warnings: [],
    rests: [{ id: '/s', digest: digestOf(1) }],
    files: [],
    digest: planDigest(made, [], asItIs),
    ...more,
  };
}

const refusal = async (text: string): Promise<unknown> => readPlanFile(text, 'p.json', '1.2.3').then(() => undefined, (error: unknown) => error);

test('what was written is read', async () => {
  const text = planFileText(content({ headline: undefined }));
  expect(await readPlanFile(text, 'p.json', '1.2.3')).toEqual({ ...JSON.parse(JSON.stringify(content())), checksum: expect.stringMatching(/^sha256:/) });
  expect(looksLikePlan(text.slice(0, 60))).toBe(true);
  expect([looksLikePlan('{"format":"apim-llm-plan"'), looksLikePlan('{"format":"else"'), looksLikePlan('')]).toEqual([true, false, false]);
});

test.each([
  ['', 'PlanUnreadable', 'it is no JSON, or not all of it is there'],
  ['[]', 'PlanUnreadable', 'it is not a plan of apim-llm'],
  ['{"format":"x"}', 'PlanUnreadable', 'it is not a plan of apim-llm'],
  ['{"format":"apim-llm-plan"}', 'PlanOfOtherVersion', 'made by another version'],
  ['{"format":"apim-llm-plan","version":1,"tool":"1.2.4"}', 'PlanOfOtherVersion', 'made by apim-llm 1.2.4; this is 1.2.3'],
  ['{"format":"apim-llm-plan","version":2,"tool":"1.2.3"}', 'PlanOfOtherVersion', 'made by apim-llm 1.2.3'],
  ['{"format":"apim-llm-plan","version":1,"tool":"1.2.3"}', 'PlanUnreadable', 'it was changed or damaged'],
])('%s is refused', async (text, code, message) => {
  expect(await refusal(text)).toMatchObject({ code, exitCode: 2, message: expect.stringContaining(message) });
});

test('a version that is no version is in no line to type', async () => {
  expect(await refusal('{"format":"apim-llm-plan","version":1,"tool":"1; rm -rf x"}')).toMatchObject({ hint: 'Or make the plan anew with this one.' });
  expect(await refusal('{"format":"apim-llm-plan","version":1,"tool":"rm 1"}')).toMatchObject({ message: expect.stringContaining('was made by rm 1;'), hint: 'Or make the plan anew with this one.' });
  expect(await refusal('{"format":"apim-llm-plan","version":1,"tool":"1.2.4-rc.1"}')).toMatchObject({ hint: 'Apply it with that one: npx apim-llm@1.2.4-rc.1 apply --plan …\nOr make the plan anew with this one.' });
  expect(await refusal('{')).toMatchObject({ hint: 'Make the plan anew: the command with --dry-run --out FILE' });
});

test('a right checksum does not make a plan of what is none', async () => {
  const text = planFileText({ ...content(), steps: [{ kind: 'house' }] } as unknown as PlanFile);
  expect(await refusal(text)).toMatchObject({ code: 'PlanUnreadable', message: expect.stringContaining('steps.0.') });
});

test('steps are kept with their notes and changes masked, and their resources sealed', () => {
  const mask = (value: Json): Json => JSON.parse(JSON.stringify(value).replaceAll('secret', '***')) as Json;
  const [first, second] = savedSteps(planFor([resource('secret', { notes: ['a secret'] }), resource('b', { unseen: { body: { value: 'long' }, changes: [] } })], [live('b')]), asItIs, mask);
  expect(first).toMatchObject({ action: 'create', notes: ['a ***'], changes: [{ path: 'properties.url', after: '***' }], desired: { body: { properties: { url: { $withheld: digestOf('secret') } } } } });
  expect([first?.before, second?.before]).toEqual([undefined, digestOf({ properties: { url: 'b' } })]);
  expect(second).toMatchObject({ action: 'noop', desired: { unseen: { body: {}, changes: [] } } });
});

test('changes are masked by the names of their fields too', () => {
  const byName = (value: Json): Json => JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'key' && typeof each === 'string' ? '***' : each))) as Json;
  const [first, second] = savedSteps(planFor([resource('a', { body: { properties: { key: 'k1', list: ['x'] } } }), resource('b', { body: { properties: { key: 'k2' } } })], [live('b', { properties: { key: 'k3' } })]), asItIs, byName);
  expect(first?.changes).toEqual([{ path: 'properties.key', after: '***' }, { path: 'properties.list[0]', after: 'x' }]);
  expect(second?.changes).toEqual([{ path: 'properties.key', before: '***', after: '***' }]);
});

test('a document that is to be sent stays, and of what is to stay as it is no ETag', () => {
  const unseen = { body: { value: 'long' }, changes: [{ path: 'document' }] };
  const [step] = savedSteps(planFor([resource('b', { unseen, unchanged: [{ ...live('c'), label: 'c' }] })], [live('b')]), asItIs, (value) => value);
  expect(step).toMatchObject({ action: 'update', desired: { unseen, unchanged: [{ id: live('c').id, label: 'c', body: live('c').body }] } });
  expect(JSON.stringify(step)).not.toContain('etag');
});

test('of what a step waits for the names are kept, and for how long; what a step has not is not there', () => {
  const [plain] = made.steps as readonly [Step, ...Step[]];
  const awaits = [{ label: 'the role' }] as unknown as NonNullable<Step['awaits']>;
  const [waiting, other] = savedSteps({ ...made, steps: [{ ...plain, awaits, graceMs: 30_000 }, plain] }, asItIs, (value) => value);
  expect(waiting).toMatchObject({ awaits: ['the role'], graceMs: 30_000 });
  expect(Object.keys(other ?? {}).toSorted()).toEqual(['action', 'changes', 'desired', 'id', 'kind', 'label', 'notes']);
});

const [step] = made.steps as readonly [Step, ...Step[]];
const withStep = (change: Partial<Step>): Plan => ({ ...made, steps: [{ ...step, ...change }, ...made.steps.slice(1)] });
const same = planDigest(made, [], asItIs);

test.each([
  ['an action', withStep({ action: 'update' })],
  ['a change', withStep({ changes: [] })],
  ['an id', withStep({ id: '/other' })],
  ['a kind', withStep({ kind: 'api' })],
  ['what is wanted', withStep({ desired: { ...step.desired, body: {} } })],
  ['what was there', withStep({ before: { a: 1 } })],
  ['a grace', withStep({ graceMs: 1 })],
  ['a proof', withStep({ awaits: [] })],
  ['the order', { ...made, steps: made.steps.toReversed() }],
])('the digest of a plan changes with %s', (_, other) => {
  expect(planDigest(other, [], asItIs)).not.toBe(same);
});

test('and with its warnings, but not with ETags', () => {
  const warned = [{ code: 'A', message: 'a' }, { code: 'A', message: 'b' }, { code: 'B', message: 'a' }].map((warning) => planDigest(made, [warning], asItIs));
  expect(new Set([same, ...warned]).size).toBe(4);
  expect(planDigest(withStep({ etag: '"2"' }), [], asItIs)).toBe(same);
  const unchanged = (etag: string): Plan => withStep({ desired: { ...step.desired, unchanged: [{ ...live('c', { properties: {}, etag }, etag), label: 'c' }] } });
  expect(planDigest(unchanged('"1"'), [], asItIs)).toBe(planDigest(unchanged('"2"'), [], asItIs));
  expect(planDigest(unchanged('"1"'), [], asItIs)).not.toBe(planDigest(withStep({ desired: { ...step.desired, unchanged: [{ ...live('d'), label: 'd' }] } }), [], asItIs));
  expect(planDigest(withStep({ before: { a: 1, etag: 'x', systemData: {} } }), [], asItIs)).toBe(planDigest(withStep({ before: { a: 1 } }), [], asItIs));
});
