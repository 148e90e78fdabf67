import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../src/cli/page.ts';
import { humanLines } from '../../../src/desired/prune-ops/human.ts';
import type { Ruled } from '../../../src/desired/prune-ops/ruled.ts';

const ruled = (name: string, open: boolean, reasons: readonly string[], more: Partial<Ruled> = {}): Ruled => ({ name, method: 'POST', urlTemplate: `/deployments/{deployment-id}/${name}`, open, why: open ? 'served' : 'unserved', reasons, bypasses: false, ...more });
const page = pageOf(80, (style, text) => (style === 'yellow' ? `!${text}` : text));

describe('the operations of an API for people', () => {
  it('stand below their reasons, open ones first', () => {
    const lines = humanLines(
      [
        ruled('images', false, ['no deployment serves images']),
        ruled('chat', true, ['chat: a/b']),
        ruled('edits', false, ['no deployment serves images'], { method: 'GET' }),
        ruled('apart', true, ['bypasses the API policy', 'no deployment serves images'], { bypasses: true }),
      ],
      [{ server: 'tools', tool: 'draw', operation: 'images' }],
      'block',
      page,
    );
    expect(lines).toEqual([
      '',
      'Open: 2 of 4 operations',
      '  chat: a/b',
      '    POST /deployments/{deployment-id}/chat   chat',
      '!  bypasses the API policy; no deployment serves images',
      '    POST /deployments/{deployment-id}/apart   apart',
      '',
      'Closed, answered 400: 2',
      '  no deployment serves images',
      '    POST /deployments/{deployment-id}/images   images',
      '    GET  /deployments/{deployment-id}/edits   edits',
      '',
      '!Tools of MCP servers that are answered 400:',
      '  draw of tools: images',
    ]);
  });

  it('fit the page, with names that can be copied', () => {
    const long = 'images/generations-and-more-of-that';
    const lines = humanLines([ruled(long, true, [`chat: ${'account/deployment, '.repeat(8)}`]), ruled('x'.repeat(90), false, ['closed'])], [], 'delete', page);
    expect(lines).toContain('Closed, to be deleted: 1');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines).toContain(`           ${long}`);
  });

  it('may be none', () => expect(humanLines([], [], 'block', page)).toEqual(['', 'The API has no operations.']));
});
