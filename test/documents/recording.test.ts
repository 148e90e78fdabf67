import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { scenes } from '../../scripts/recording/scenes.ts';
import { asSvg } from '../../scripts/recording/svg.ts';
import { globalsOf } from '../../src/cli/command-globals.ts';
import { parseArguments } from '../../src/cli/parse.ts';
import { commandOf } from '../support/example-lines.ts';

const svg = readFileSync(path.resolve(import.meta.dirname, '../../docs/media/demo.svg'), 'utf8');
const shown = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text = '']) => text.replaceAll(/<[^>]*>/g, ''));

describe('the recording in the README', () => {
  it('is small, says what it shows, and minds motion and colours', () => {
    expect(Buffer.byteLength(svg)).toBeLessThan(150 * 1024);
    for (const part of ['role="img" aria-labelledby="title about"', '<title id="title">', '<desc id="about">', '@media(prefers-reduced-motion:no-preference)', '@media(prefers-color-scheme:dark)']) expect(svg).toContain(part);
    expect(svg).not.toMatch(/<script|<image|href=|url\((?!#)/);
  });

  it('names nothing of the machine that made it', () => {
    expect(svg).not.toMatch(/\/(tmp|home|root|Users|var|work)\/|[A-Z]:\\|ready\.json|127\.0\.0\.1:(?!8443)/);
  });

  it('shows the scenes of the script, with commands that there are', async () => {
    for (const { line } of scenes) {
      expect(shown.some((text) => text.includes(`apim-llm ${line.join(' ')}`))).toBe(true);
      const entry = registry.find(({ path: words }) => words.join(' ') === commandOf(line));
      const command = await entry?.load();
      if (command === undefined) throw new Error(`no command: ${line.join(' ')}`);
      expect(() => parseArguments(command.path.join(' '), { options: [...command.options, ...globalsOf(command)] }, line.slice(command.path.length))).not.toThrow();
    }
  });
});

describe('a recording as SVG', () => {
  const recorded = [{ command: 'apim-llm <one>', lines: [[{ text: 'a & b  ', style: 'plain' }], [{ text: '  ', style: 'plain' }, { text: 'c', style: 'green' }], []] as const }, { command: 'apim-llm two', lines: [] }];

  it('has every line, each run where it begins', () => {
    const made = asSvg(recorded, { columns: 40, rows: 3 });
    expect(made).toContain('<tspan x="16">a &amp; b</tspan>');
    expect(made).toContain('<tspan x="31.66" class="green">c</tspan>');
    expect(made).toContain('apim-llm &lt;one&gt;');
  });

  it('ends on the last screen where nothing moves', () => {
    expect(asSvg(recorded, { columns: 40, rows: 3 })).toContain('<g class="s" transform="translate(0 -51)">');
    expect(asSvg(recorded, { columns: 40, rows: 30 })).toContain('<g class="s" transform="translate(0 0)">');
  });
});
