import { describe, expect, it } from 'vitest';
import { eraseFrame, leaveFrame, makeRoom } from '../../src/output/frame-moves.ts';

const frame = { head: ['\u001B[1mWhich of all these\u001B[22m', 'accounts? swe'], below: ['> one', '  two', 'keys'] };

describe('a frame on a terminal', () => {
  it.each([
    [80, '\r\u001B[1A\u001B[J'],
    // Both lines of the head then take two rows.
    [10, '\r\u001B[3A\u001B[J'],
  ])('is taken away from its first row on, in %i columns, with room for another as high', (columns, begin) => {
    expect(eraseFrame(frame, columns)).toBe(`${begin}\n\n\n\n\u001B[3A`);
    expect(eraseFrame({ head: ['Name?'], below: [] }, columns)).toBe('\r\u001B[J');
  });

  it('stays as it is above what others write', () => {
    expect(leaveFrame(frame)).toBe('\u001B[3B\r\n');
    expect(makeRoom(frame)).toBe('\n\n\n\n\u001B[3A');
  });
});
