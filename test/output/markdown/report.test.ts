import { describe, expect, test } from 'vitest';
import { markdownReport, type MarkdownReport } from '../../../src/output/markdown/report.ts';
import type { Plan, Step } from '../../../src/model/plan.ts';
import { summaryOf } from '../../../src/model/plan.ts';
import type { Change } from '../../../src/model/resource.ts';

const asIs = (text: string): string => text;

function step(label: string, action: Step['action'], changes: readonly Change[] = [], more: Partial<Step> = {}): Step {
  const desired = { id: `/x/${label}`, kind: 'backend', label, want: 'present', body: {}, dependsOn: [], locks: [] } as const;
  return { id: desired.id, kind: 'backend', label, action, changes, desired, ...more };
}

function planned(...steps: readonly Step[]): Plan {
  return { steps, summary: summaryOf(steps) };
}

function report(more: Partial<MarkdownReport>): MarkdownReport {
  return { command: 'make', status: 'changes', target: { subscription: 's', resourceGroup: 'rg', service: 'apim', api: undefined }, warnings: [], ...more };
}

describe('a plan in Markdown', () => {
  const url = { path: 'properties.url', before: 'https://a.test', after: 'https://b.test' };
  const text = { path: 'properties.value', before: '<a>\n<b />\n</a>', after: '<a>\n<c />\n</a>' };

  test('has a heading, a row for each step, and collapsed what was and what will be', () => {
    const shown = markdownReport(report({ headline: 'a_b → c', plan: planned(step('one', 'create', [{ path: 'properties', after: { url: 'x' } }]), step('two', 'update', [url, text]), step('three', 'delete'), step('four', 'noop')) }), asIs);
    expect(shown).toBe(`### apim-llm make: 1 to create, 1 to update, 1 to delete

\`apim (rg, s)\`

a\\_b → c

| Action | Kind | Resource | What |
| --- | --- | --- | --- |
| create | backend | \`one\` |  |
| update | backend | \`two\` | +1 −1 lines<br>\`url\` |
| delete | backend | \`three\` |  |

1 more as it should be.

<details><summary>create backend <code>one</code></summary>

\`/x/one\`

| Field | Before | After |
| --- | --- | --- |
| \`url\` | — | \`x\` |

</details>

<details><summary>update backend <code>two</code></summary>

\`/x/two\`

| Field | Before | After |
| --- | --- | --- |
| \`url\` | \`https://a.test\` | \`https://b.test\` |

\`value\`

\`\`\`diff
 <a>
-<b />
+<c />
 </a>
\`\`\`

</details>
`);
  });

  test('says what is waited for, what is known later, and what is to be noted', () => {
    const awaits = [{ backend: 'b', shape: 'openai', label: 'the role on a', path: 'p', subscription: 's', patienceMs: 1, asked: false, check: 'c' }] as const;
    const one = step('one', 'update', [{ path: 'a', after: { late: 'x' } }, { path: 'document', before: 'a\nb', after: { late: 'x', via: 'y' } }, { path: 'b', before: 1 }, { path: 'c', after: [1] }, { path: 'd', after: true }], { awaits, graceMs: 2000 });
    const shown = markdownReport(report({ plan: planned({ ...one, desired: { ...one.desired, notes: ['breaks *all*'] } }) }), asIs);
    expect(shown).toContain('| update | backend | `one` | (known after apply)<br>`a`, `b`, `c[0]` and 1 more<br>waits for the role on a<br>after a grace of 2 s<br>**note:** breaks \\*all\\* |'.replace('c[0]', 'c'));
    expect(shown).toContain('| `a` | — | (known after apply) |');
    expect(shown).toContain('| `b` | `1` | — |');
  });

  test('without anything to do says so', () => {
    expect(markdownReport(report({ status: 'ok', plan: planned(step('a', 'noop'), step('b', 'noop')) }), asIs)).toBe('### apim-llm make: no changes\n\n`apim (rg, s)`\n\n2 as they should be.\n');
  });

  test('after an apply tells what became of each step', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => step(name, 'create')) as [Step, Step, Step, Step];
    const outcome = { done: [{ step: a, id: a.id, wrote: true }], failed: [{ step: b, error: new Error('x') }], skipped: [c], cancelled: false, late: {} };
    const shown = markdownReport(report({ status: 'partial', plan: planned(a, b, c, d), outcome, error: { code: 'X', exitCode: 7, docs: 'd', message: 'it <b>broke</b>\nbadly', hint: 'do ``` this\nthen that', detail: undefined, stack: undefined } }), asIs);
    expect(shown).toContain('### apim-llm make: partly applied');
    expect(shown).toContain('> **error X**: it &lt;b&gt;broke&lt;/b&gt;<br>badly\n\n````text\ndo ``` this\nthen that\n````');
    expect(shown.match(/^\| create .*$/gm)).toEqual(['| create | backend | `a` | done |  |', '| create | backend | `b` | **failed** |  |', '| create | backend | `c` | not started |  |', '| create | backend | `d` |  |  |']);
  });

  test('has warnings and what was found besides', () => {
    const shown = markdownReport(report({ plan: planned(), warnings: [{ code: 'W1', message: 'mind @all' }, { code: 'W2', message: 'b' }], findings: ['Open: 1', '  ```'], target: { subscription: undefined, resourceGroup: undefined, service: 'apim', api: 'x' } }), asIs);
    expect(shown).toContain('`apim`, API `x`');
    expect(shown).toContain('> **warning W1**: mind @&#8203;all\n\n> **warning W2**: b\n');
    expect(shown).toContain('<summary>What else was found</summary>\n\n````text\nOpen: 1\n  ```\n````');
  });

  test('cannot be made to say something else by names', () => {
    const evil = '</code></summary></details>\n\n# Approved | yes <img src=x> ``` @team [x](https://evil.test)';
    const shown = markdownReport(report({ headline: evil, plan: planned(step(evil, 'create', [{ path: `properties.${evil}`, after: evil }])), warnings: [{ code: 'W', message: evil }], result: { [evil]: evil, list: [{ [evil]: evil }] }, findings: [evil] }), asIs);
    // What a reader of CommonMark takes for code, first what cannot begin any.
    const outside = [/\\`/g, /<code>[^<]*<\/code>/g, /^(`{3,})\w*\n[^]*?\n\1$/gm, /(`+)[^`\n]+\1/g].reduce((left, part) => left.replaceAll(part, ''), shown);
    expect(outside.match(/<(?!\/?(details|summary)>|br>)/g)).toBeNull();
    expect(outside.match(/^#.*$/gm)).toEqual(['### apim-llm make: 1 to create, 0 to update, 0 to delete']);
    expect(outside).not.toMatch(/@team|(?<!\\)\]\(/);
    expect(outside.match(/<\/?details>/g)).toEqual(['<details>', '</details>', '<details>', '</details>']);
  });

  test('holds nothing secret', () => {
    const redact = (value: string): string => value.replaceAll('secret', '***');
    const one = step('secret', 'update', [{ path: 'a', before: 'secret', after: { key: 'value', deep: 'secret' } }]);
    const shown = markdownReport(report({ headline: 'secret', plan: planned({ ...one, desired: { ...one.desired, notes: ['secret'] } }), warnings: [{ code: 'W', message: 'secret' }], result: { a: 'secret', primaryKey: 'value2' }, findings: ['secret'], error: { code: 'E', exitCode: 1, docs: '', message: 'secret', hint: 'secret', detail: undefined, stack: undefined } }), redact);
    expect(shown.replaceAll('/x/secret', '')).not.toMatch(/secret|value/);
  });
});

describe('the limit of a comment', () => {
  const long = (count: number): readonly Step[] => Array.from({ length: count }, (_, index) => step(`name-${index}`, 'create', [{ path: 'text', after: `line ${index}\n`.repeat(40) }]));
  const bytes = (text: string): number => Buffer.byteLength(text);

  test('is kept: details go first, in order, and a line tells of them', () => {
    const shown = markdownReport(report({ plan: planned(...long(300)) }), asIs, 60_000);
    expect(bytes(shown)).toBeLessThanOrEqual(60_000);
    expect(shown.match(/^\| create/gm)).toHaveLength(300);
    expect(shown).toMatch(/Details of \d+ left out: the comment would be too long\./);
    expect(shown).toContain('<summary>create backend <code>name-0</code>');
    expect(shown.match(/<details>/g)?.length).toBe(shown.match(/<\/details>/g)?.length);
  });

  test('then rows go', () => {
    const shown = markdownReport(report({ plan: planned(...long(2000)) }), asIs, 8000);
    expect(bytes(shown)).toBeLessThanOrEqual(8000);
    expect(shown).toMatch(/… and \d+ more rows/);
  });

  test('nothing is left out of what fits', () => {
    const shown = markdownReport(report({ plan: planned(...long(3)) }), asIs);
    expect(shown).not.toContain('left out');
    expect(shown.match(/<details>/g)).toHaveLength(3);
  });
});

describe('a result in Markdown', () => {
  test('is a list of what is single, and tables of what is many', () => {
    const result = {
      name: 'p',
      count: 3,
      nothing: null,
      empty: [],
      urlTemplate: '/a',
      tags: ['a', 'b'],
      latencyMs: { p50: 1, p99: null },
      members: [{ id: '/subscriptions/s/resourceGroups/r/providers/Microsoft.ApiManagement/service/a/backends/b', weight: 1, on: [], state: { open: true } }, { id: 'c', weight: null }],
      byRegion: { 'Sweden Central': { ok: 2 } },
    };
    expect(markdownReport(report({ command: 'pool show', status: 'ok', result }), asIs)).toBe(`### apim-llm pool show: report

\`apim (rg, s)\`

- name: \`p\`
- count: 3
- url template: \`/a\`
- tags: \`a\`, \`b\`
- latency ms: \`p50 1\`

**members**

| id | weight | state |
| --- | --- | --- |
| \`service/a/backends/b\` | 1 | \`open true\` |
| \`c\` | — | — |

**by region**

| name | ok |
| --- | --- |
| \`Sweden Central\` | 2 |
`);
  });

  test('has long tables collapsed', () => {
    const shown = markdownReport(report({ status: 'ok', result: { rows: Array.from({ length: 31 }, (_, n) => ({ n })) } }), asIs);
    expect(shown).toContain('<details><summary>rows (31)</summary>');
  });
});

test('a report that has nothing to tell says so', () => {
  expect(markdownReport(report({ status: 'ok', result: { pools: [] } }), asIs)).toBe('### apim-llm make: report\n\n`apim (rg, s)`\n\nNothing is there.\n');
});

test('of very many warnings some are told, and how many there are besides', () => {
  const shown = markdownReport(report({ warnings: Array.from({ length: 200 }, () => ({ code: 'W', message: 'x'.repeat(900) })) }), asIs);
  expect(shown.length).toBeLessThan(64_000);
  const told = shown.match(/^> \*\*warning W/gm)?.length ?? 0;
  expect(told).toBeGreaterThan(5);
  expect(shown).toContain(`… and ${200 - told} more warnings`);
});

test('what else was found begins with its first line', () => {
  expect(markdownReport(report({ findings: ['', 'one', '', 'two'] }), asIs)).toContain('```text\none\n\ntwo\n```');
});
