import { describe, expect, it } from 'vitest';
import { coloured, wantsColour } from '../../src/output/paint.ts';

describe('colours', () => {
  it.each<[string, boolean, boolean, Record<string, string>, boolean]>([
    ['on a terminal', true, false, {}, true],
    ['not off one', false, false, {}, false],
    ['not with NO_COLOR', true, false, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR does not count', true, false, { NO_COLOR: '' }, true],
    ['NO_COLOR is stronger than FORCE_COLOR', true, false, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR off a terminal', false, false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', true, false, { FORCE_COLOR: '0' }, false],
    ['not on a dumb terminal', true, false, { TERM: 'dumb' }, false],
    ['not with --no-color', true, true, { FORCE_COLOR: '1' }, false],
  ])('%s', (_, isTty, noColor, env, expected) => {
    expect(wantsColour(isTty, noColor, env)).toBe(expected);
  });

  it('are written whatever the process’s own streams are', () => {
    expect(coloured('red', 'x')).toBe('\u001b[31mx\u001b[39m');
  });
});
