import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalPath } from '../../../../src/emulator/gateway/front/normal-path.ts';

describe('a path', () => {
  it.each([
    ['/a/b', '/a/b'],
    ['', '/'],
    ['/', '/'],
    ['/a/./b', '/a/b'],
    ['/a/../b', '/b'],
    ['/../../a', '/a'],
    ['/a/%2e%2E/b', '/b'],
    ['/a/.%2e', '/'],
    ['/a/.', '/a/'],
    ['/a/...', '/a/...'],
    ['/a%2F..%2Fb', '/a%2F..%2Fb'],
    ['/a//b', '/a//b'],
    ['/%E3%81%82', '/%E3%81%82'],
  ])('%s becomes %s', (path, expected) => {
    expect(normalPath(path)).toBe(expected);
  });

  it.each(['a', '/%', '/%zz', '/%c3', '/%00', '/a\\b', '/a b', '/a\nb'])('%j is none', (path) => {
    expect(normalPath(path)).toBeUndefined();
  });

  it('never leads out of itself, and stays what it is the second time', () => {
    const segment = constantFrom('a', '.', '..', '%2e', '%2E.', 'b%2Fc', '', '...');
    assert(
      property(array(segment, { maxLength: 8 }), (segments) => {
        const once = normalPath(`/${segments.join('/')}`) ?? '';
        expect(once.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part))).toBe(false);
        expect(normalPath(once)).toBe(once);
      }),
      { seed: 7 },
    );
  });
});
