/** Pairs of a name and a text in order; names are found without case, and kept as they were written. */
export class NamedTexts {
  private readonly pairs: { name: string; value: string }[];

  constructor(pairs: Iterable<readonly [name: string, value: string]> = []) {
    this.pairs = [...pairs].map(([name, value]) => ({ name, value }));
  }

  /** Of one name in order; empty where there is none. */
  values(name: string): readonly string[] {
    const key = name.toLowerCase();
    return this.pairs.filter((pair) => pair.name.toLowerCase() === key).map(({ value }) => value);
  }

  has(name: string): boolean {
    const key = name.toLowerCase();
    return this.pairs.some((pair) => pair.name.toLowerCase() === key);
  }

  /** In the place of what was there. */
  set(name: string, ...values: readonly string[]): void {
    this.delete(name);
    for (const value of values) this.append(name, value);
  }

  append(name: string, value: string): void {
    this.pairs.push({ name, value });
  }

  delete(name: string): void {
    const key = name.toLowerCase();
    for (let at = this.pairs.length - 1; at >= 0; at -= 1) if (this.pairs[at]?.name.toLowerCase() === key) this.pairs.splice(at, 1);
  }

  /** Each name once, as it was first written. */
  names(): readonly string[] {
    const first = new Map<string, string>();
    for (const { name } of this.pairs) if (!first.has(name.toLowerCase())) first.set(name.toLowerCase(), name);
    return [...first.values()];
  }

  entries(): readonly (readonly [name: string, value: string])[] {
    return this.pairs.map(({ name, value }) => [name, value] as const);
  }
}
