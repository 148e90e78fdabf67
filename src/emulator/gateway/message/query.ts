/** The parameters of a URL's query in order; names are found without case, as API Management finds them. */
export class Query {
  private readonly pairs: { name: string; value: string }[];

  constructor(pairs: Iterable<readonly [name: string, value: string]> = []) {
    this.pairs = [...pairs].map(([name, value]) => ({ name, value }));
  }

  /** Of `a=1&b=2`, with or without a question mark. */
  static parse(text: string): Query {
    return new Query(new URLSearchParams(text));
  }

  values(name: string): readonly string[] {
    const key = name.toLowerCase();
    return this.pairs.filter((pair) => pair.name.toLowerCase() === key).map(({ value }) => value);
  }

  has(name: string): boolean {
    return this.values(name).length > 0;
  }

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

  names(): readonly string[] {
    const first = new Map<string, string>();
    for (const { name } of this.pairs) if (!first.has(name.toLowerCase())) first.set(name.toLowerCase(), name);
    return [...first.values()];
  }

  entries(): readonly (readonly [name: string, value: string])[] {
    return this.pairs.map(({ name, value }) => [name, value] as const);
  }

  copy(): Query {
    return new Query(this.entries());
  }

  /** Without the question mark; empty where there are no parameters. Blanks as `%20`. */
  toString(): string {
    return this.pairs.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  }
}
