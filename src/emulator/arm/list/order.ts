/** Without case, then by the text itself, so that the order is total. */
export function compareText(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

interface Named {
  readonly name: string;
}

/** By a text of theirs, without case, then by name. */
export function inOrder<T extends Named>(items: readonly T[], textOf: (item: T) => string): readonly T[] {
  const keyed = items.map((item) => {
    const text = textOf(item);
    return { item, text, key: text.toLowerCase() };
  });
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : compareText(a.text, b.text) || compareText(a.item.name, b.item.name))).map(({ item }) => item);
}

export function byName({ name }: Named): string {
  return name;
}

export function byDisplayName({ content }: { readonly content: { readonly displayName: string } }): string {
  return content.displayName;
}
