import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import type { Action, Plan, Step } from '../../src/model/plan.ts';
import type { Change, Kind } from '../../src/model/resource.ts';
import { coloured, plain } from '../../src/output/paint.ts';
import { planView } from '../../src/output/plan-view.ts';

const target = { service: 'apim-prod', resourceGroup: 'rg-ai', subscription: 'Contoso Prod', api: 'openai' };

function step(action: Action, kind: Kind, label: string, changes: readonly Change[] = [], notes: readonly string[] = []): Step {
  const id = `/x/${label}`;
  return { id, kind, label, action, changes, desired: { id, kind, label, want: action === 'delete' ? 'absent' : 'present', body: {}, dependsOn: [], locks: [], notes } };
}

function planOf(...steps: readonly Step[]): Plan {
  const count = (action: Action): number => steps.filter((each) => each.action === action).length;
  return { steps, summary: { create: count('create'), update: count('update'), delete: count('delete'), noop: count('noop') } };
}

const view = (plan: Plan, width = 80, headline?: string): string => `\n${planView(plan, { target, headline, width, paint: plain }).join('\n')}\n`;

describe('the plan for people', () => {
  it('says of a document that waits for a late value that it is known after apply', () => {
    const late = step('update', 'apiPolicy', 'policy of API chat', [{ path: 'properties.value', before: '<policies>\n</policies>', after: { late: 'identity.clientId', via: 'apiDocument', args: [] } }]);
    expect(view(planOf(late))).toContain('~ policy   chat   (known after apply)');
  });

  it('says what a step waits for', () => {
    const made = step('create', 'api', 'API chat');
    const readiness = { backend: 'b', shape: 'openai', label: 'the role on gpt', path: 'p', subscription: 's', patienceMs: 1, asked: false, check: 'c' } as const;
    const awaits = [readiness, { ...readiness, backend: 'c' }, { ...readiness, label: 'the role on spill' }];
    expect(view(planOf({ ...made, awaits }))).toContain('  + api   chat\n      waits for the role on gpt\n      waits for the role on spill\n');
    const there = { ...step('noop', 'api', 'API chat'), awaits };
    const role = step('create', 'roleAssignment', 'OpenAI User on gpt');
    expect(view(planOf(role, there, { ...step('update', 'apiPolicy', 'policy of API chat'), awaits: [readiness] }))).toContain('  = 1 unchanged\n    then waits for the role on spill\n1 to create');
    expect(view(planOf(there, there))).toBe('\nNo changes.\n2 resources are as they should be.\nStill to be proven: the role on gpt.\nStill to be proven: the role on spill.\n');
  });

  it('has one aligned line per resource, changed fields below, and a summary', () => {
    const plan = planOf(
      step('create', 'roleAssignment', 'Cognitive Services OpenAI User on gpt', [{ path: 'properties.principalId', after: { late: 'identity.principalId' } }]),
      step('create', 'backend', 'backend gpt-eastus', [{ path: 'properties.url', after: 'https://gpt-eastus.openai.azure.com/openai' }]),
      step('update', 'backend', 'backend gpt-pool', [
        { path: 'properties.pool.services[1]', after: { id: 'gpt-eastus', priority: 1 } },
        { path: 'properties.pool.services[0].weight', before: 50, after: 10 },
        { path: 'properties.description', before: 'old', after: null },
      ]),
      step('update', 'apiPolicy', 'policy of API chat', [{ path: 'properties.format', after: 'rawxml' }, { path: 'properties.value', before: '<policies>\n  <inbound>\n  </inbound>\n</policies>', after: '<policies>\n  <inbound>\n    <base />\n    <x />\n</policies>' }], ['this interrupts calls for some seconds']),
      step('delete', 'backend', 'backend old'),
      step('noop', 'api', 'API openai'),
      step('noop', 'identity', 'identity of apim-prod'),
    );
    expect(view(plan, 80, 'Azure OpenAI 2024-10-21 → https://apim-prod.azure-api.net/openai')).toBe(`
Plan for apim-prod (rg-ai, Contoso Prod)
  Azure OpenAI 2024-10-21 → https://apim-prod.azure-api.net/openai
  + role      Cognitive Services OpenAI User on gpt
      principalId   (known after apply)
  + backend   gpt-eastus
      url   https://gpt-eastus.openai.azure.com/openai
  ~ backend   gpt-pool
      pool.services[1].id         —  →  gpt-eastus
      pool.services[1].priority   —  →  1
      pool.services[0].weight     50  →  10
      description                 old  →  —
  ~ policy    chat   +2 −1 lines
      note: this interrupts calls for some seconds
  - backend   old
  = 2 unchanged
2 to create, 2 to update, 1 to delete.
`);
  });

  it('says that nothing changes', () => {
    expect(view(planOf(step('noop', 'api', 'API openai')))).toBe('\nNo changes.\n1 resource is as it should be.\n');
    expect(view(planOf())).toBe('\nNo changes.\n');
  });

  it('cuts long values, ids at their front, and tells how many fields it leaves out', () => {
    const fields = Array.from({ length: 14 }, (_, index): Change => ({ path: `properties.f${index}`, after: index }));
    const plan = planOf(
      step('update', 'backend', 'b', [
        { path: 'properties.text', before: 'a'.repeat(200), after: 'b'.repeat(200) },
        { path: 'properties.resourceId', after: `/subscriptions/s/resourceGroups/${'g'.repeat(90)}/accounts/name` },
      ]),
      step('create', 'backend', 'c', fields),
    );
    const text = view(plan);
    expect(text).toContain('…ggggg');
    expect(text).toMatch(/…g+\/accounts\/name\n/);
    expect(text).toContain('… 4 more fields (--json shows all)');
  });

  it('names every operation that comes, as those that go are named', () => {
    const brought = Array.from({ length: 14 }, (_, index): Change => ({ path: `operations[${JSON.stringify(`POST /a/{b}/${index}`)}]`, after: `op${index}` }));
    const text = view(planOf(step('update', 'api', 'API openai', [{ path: 'document', before: 'a', after: 'b' }, ...brought]), step('delete', 'operation', 'operation old (GET /old)')));
    expect(text).toContain('      document   a  →  b\n      + op0 (POST /a/{b}/0)\n      + op1 (POST /a/{b}/1)\n');
    expect(text).toContain('      + op13 (POST /a/{b}/13)\n  - operation   old (GET /old)\n');
  });

  it('shows of long texts what differs', () => {
    const change = (before: string, after: string): string => view(planOf(step('update', 'api', 'API openai', [{ path: 'properties.description', before, after }]))).split('\n')[3] ?? '';
    const text = (version: string): string => `Azure OpenAI Service API ${version} (b42f5e9a04740600), imported by apim-llm. [apim-llm:azure-openai]`;
    expect(change(text('2024-06-01'), text('2025-04-01-preview'))).toBe('      description   …2024-06-01 (b42f5e9a04740…  →  …2025-04-01-preview (b42f5…');
    expect(change('a'.repeat(60), `${'a'.repeat(60)}b`)).toBe('      description   …  →  …b');
  });

  it.each([80, 60, 40])('fits %i columns', (width) => {
    const long = 'x'.repeat(120);
    const text = view(
      planOf(
        step('create', 'backend', long, [{ path: `properties.${long}`, after: long }]),
        step('update', 'apiPolicy', long, [{ path: 'properties.value', before: 'a\nb', after: 'b\nc' }], ['word '.repeat(40)]),
        step('update', 'api', 'a', [{ path: 'properties.path', before: long, after: `${long}y` }, { path: 'properties.isCurrent', before: true, after: long }, { path: `operations[${JSON.stringify(`GET /${long}`)}]`, after: long }]),
        step('update', 'api', 'b', [{ path: 'properties.description', before: `${'word '.repeat(30)}a`, after: `${'word '.repeat(30)}b` }]),
      ),
      width,
      'head '.repeat(30),
    );
    expect(text.split('\n').filter((line) => line.length > width && !line.startsWith('Plan for'))).toEqual([]);
  });

  it('means the same without colours', () => {
    const plan = planOf(step('create', 'backend', 'b', [{ path: 'properties.url', after: 'u' }], ['note']), step('delete', 'backend', 'c'), step('noop', 'api', 'a'));
    // oxlint-disable-next-line no-control-regex
    const bare = planView(plan, { target, headline: undefined, width: 80, paint: coloured }).join('\n').replaceAll(/\u001b\[\d+m/g, '');
    expect(`\n${bare}\n`).toBe(view(plan));
  });

  it.each<[Json | undefined, Json, string]>([
    [undefined, ['https', 'http'], '["https","http"]'],
    [['https'], [], '["https"]  →  []'],
    [false, true, 'false  →  true'],
    [{ type: 'None' }, { type: 'SystemAssigned' }, 'type   None  →  SystemAssigned'],
  ])('shows %j to %j as %s', (before, after, expected) => {
    expect(view(planOf(step('update', 'api', 'a', [{ path: 'x', ...(before !== undefined && { before }), after }])))).toContain(expected);
  });
});
