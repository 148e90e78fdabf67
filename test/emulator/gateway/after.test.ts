import { describe, expect, it } from 'vitest';
import { after, allOf, inTurn } from '../../../src/emulator/gateway/after.ts';

const late = <T>(value: T): Promise<T> => Promise.resolve(value);

describe('going on', () => {
  it('happens at once where the value is there', () => {
    expect(after(1, (value) => value + 1)).toBe(2);
  });

  it('happens later where it is not', async () => {
    const waiting = after(late(1), (value) => value + 1);
    expect(waiting).toBeInstanceOf(Promise);
    await expect(waiting).resolves.toBe(2);
  });
});

describe('one after the other', () => {
  it.each([
    ['at once', [false, false, false]],
    ['waiting for the first', [true, false, false]],
    ['waiting for each', [true, true, true]],
    ['waiting for the last', [false, false, true]],
  ])('keeps the order: %s', async (_, waits) => {
    const seen: number[] = [];
    const waiting = inTurn([0, 1, 2], (item) => (waits[item] ? late(item).then((value) => void seen.push(value)) : void seen.push(item)));
    expect(waiting instanceof Promise).toBe(waits.includes(true));
    await waiting;
    expect(seen).toEqual([0, 1, 2]);
  });

  it('stops at the first that fails', async () => {
    const seen: number[] = [];
    const waiting = inTurn([0, 1, 2], async (item) => {
      if (item === 1) throw new Error('one');
      seen.push(item);
    });
    await expect(waiting).rejects.toThrow('one');
    expect(seen).toEqual([0]);
  });
});

describe('several values', () => {
  it('are there at once where all of them are', () => {
    expect(allOf([() => 1, () => 'a', () => undefined])).toEqual([1, 'a', undefined]);
  });

  it('are waited for in order', async () => {
    const order: string[] = [];
    const waiting = allOf([() => late('a').then((value) => (order.push(value), value)), () => (order.push('b'), 'b')]);
    expect(waiting).toBeInstanceOf(Promise);
    await expect(waiting).resolves.toEqual(['a', 'b']);
    expect(order).toEqual(['a', 'b']);
  });
});
