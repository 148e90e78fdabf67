/** What `work` gave for `text` before, else what it gives now. */
export type Remembered<T> = (text: string, work: () => T) => T;

/** Remembers the results for the `most` texts that were asked for last, each of up to `longest` characters. */
export function remembering<T>(most: number, longest: number): Remembered<T> {
  const known = new Map<string, { readonly value: T }>();
  return (text, work) => {
    const found = known.get(text);
    if (found !== undefined) known.delete(text);
    const kept = found ?? { value: work() };
    if (text.length > longest) return kept.value;
    known.set(text, kept);
    if (known.size > most) {
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    }
    return kept.value;
  };
}
