import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLiquid } from '../../../../../src/emulator/gateway/policies/liquid/liquid-engine.ts';
import type { LiquidValue } from '../../../../../src/emulator/gateway/policies/liquid/values.ts';

async function render(template: string, body: LiquidValue = ''): Promise<string> {
  const { parse } = await loadLiquid();
  return await parse(template)({ body, context: new Map(), now: 0 });
}

const loop = (inside: string): string => `{% for a in (1..5000) %}{% for b in (1..5000) %}${inside}{% endfor %}{% endfor %}`;

describe('the work of a Liquid template is bounded', () => {
  it.each([
    ['a range that nothing can hold', '{% for i in (1..9000000000) %}{% endfor %}'],
    ['loops in loops', loop('')],
    ['text that doubles', '{% assign s = "0123456789" %}{% for i in (1..64) %}{% assign s = s | Append: s %}{% endfor %}'],
    ['text repeated', '{{ "a" | Times: 2000000000 }}'],
    ['text that is joined', '{% assign l = "a,b" | Split: "," %}{% assign g = "x" | Times: 1000000 %}{% for i in (1..100) %}{{ l | Join: g }}{% endfor %}'],
    ['a long text taken as its characters', '{% capture c %}{% for i in (1..10000) %}0123456789012345678901234567890123456789012345678901234567890123456789{% endfor %}{% endcapture %}{% for i in (1..20) %}{% for x in c limit:1 %}{% endfor %}{% endfor %}'],
    ['a pattern that goes back without end', '{{ "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab" | Replace: "(a+)+$", "" }}'],
  ])('for %s', async (_, template) => {
    await expect(render(template)).rejects.toThrow('limit exceeded');
  });

  it('for text that nothing of the template counted', async () => {
    await expect(render(`{% for i in (1..700) %}${'x'.repeat(100_000)}{% endfor %}`)).rejects.toThrow('The text is longer than the local gateway allows.');
  });

  it('for a template of its own length or depth', async () => {
    await expect(render('a'.repeat(1_000_001))).rejects.toThrow('The template is longer than the local gateway allows.');
    await expect(render(`${'{% if true %}'.repeat(20_000)}${'{% endif %}'.repeat(20_000)}`)).rejects.toThrow('call stack');
    await expect(render('{{'.repeat(400_000))).rejects.toThrow('not closed');
    await expect(render('{% raw '.repeat(100_000))).rejects.toThrow('not closed');
  });

  it('and starts anew with every call', async () => {
    const { parse } = await loadLiquid();
    const template = parse('{% for i in (1..10000) %}{% endfor %}{{ body }}');
    for (const body of 'abcdefghijklmnopqrst') expect(await template({ body, context: new Map(), now: 0 })).toBe(body);
  });

  it('with tags that are not closed in markup that is stripped', async () => {
    expect(await render('{{ body | StripHtml | Size }}', '<script<!--'.repeat(50_000))).toBe('550000');
    expect(await render('{{ body | StripHtml | Size }}', '<'.repeat(500_000))).toBe('500000');
  });
});

describe('a Liquid template', () => {
  it('reads no other template', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'liquid-'));
    try {
      const file = path.join(folder, 'a.liquid');
      writeFileSync(file, 'read');
      for (const tag of ['include', 'render', 'layout']) await expect(render(`{% ${tag} "${file}" %}`)).rejects.toThrow(`tag "${tag}" not found`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('sees nothing of JavaScript', async () => {
    expect(await render('{{ body.constructor }}{{ body.length }}{{ toString }}{{ body.when.ticks }}{{ now }}{{ body.f }}', new Map<string, LiquidValue>([['when', 'x']]))).toBe('');
  });
});
