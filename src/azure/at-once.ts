/** Requests that are under way side by side where each of many things needs one of its own. */
const width = 8;

/** The answers in the order of the items. With the first failure no further one is asked for. */
export async function atOnce<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<readonly R[]> {
  const answers = new Map<number, R>();
  const waiting = [...items.entries()];
  const askNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, item] = next;
      try {
        answers.set(index, await ask(item));
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, askNext));
  return [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
}
