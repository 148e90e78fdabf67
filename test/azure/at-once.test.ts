import { describe, expect, it } from 'vitest';
import { atOnce } from '../../src/azure/at-once.ts';

const items = Array.from({ length: 30 }, (_, index) => index);

describe('requests side by side', () => {
  it('are eight at most, and their answers come in the order of the items', async () => {
    let running = 0;
    let most = 0;
    const answers = await atOnce(items, async (item) => {
      most = Math.max(most, ++running);
      for (let turns = 30 - item; turns > 0; turns--) await Promise.resolve();
      running--;
      return item % 2 === 0 ? item : undefined;
    });
    expect(most).toBe(8);
    expect(answers).toEqual(items.map((item) => (item % 2 === 0 ? item : undefined)));
  });

  it('end with the first failure', async () => {
    const asked: number[] = [];
    const failing = atOnce(items, async (item) => {
      asked.push(item);
      await Promise.resolve();
      if (item === 3) throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await new Promise(setImmediate);
    expect(asked.length).toBeLessThan(15);
  });
});
