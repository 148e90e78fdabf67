/** Headers of one message: in order, names as they were written and found without case. */
export class Headers {
  private readonly lines: { name: string; value: string }[];

  constructor(lines: Iterable<readonly [name: string, value: string]> = []) {
    this.lines = [...lines].map(([name, value]) => ({ name, value }));
  }

  /** Of one name in order; empty where there is none. */
  values(name: string): readonly string[] {
    const key = name.toLowerCase();
    return this.lines.filter((line) => line.name.toLowerCase() === key).map(({ value }) => value);
  }

  /** All values of the name, joined by commas; undefined where there is none. */
  get(name: string): string | undefined {
    const values = this.values(name);
    return values.length === 0 ? undefined : values.join(',');
  }

  has(name: string): boolean {
    const key = name.toLowerCase();
    return this.lines.some((line) => line.name.toLowerCase() === key);
  }

  /** In the place of what was there. */
  set(name: string, ...values: readonly string[]): void {
    this.delete(name);
    for (const value of values) this.append(name, value);
  }

  append(name: string, value: string): void {
    this.lines.push({ name, value });
  }

  delete(name: string): void {
    const key = name.toLowerCase();
    for (let at = this.lines.length - 1; at >= 0; at -= 1) if (this.lines[at]?.name.toLowerCase() === key) this.lines.splice(at, 1);
  }

  /** Each name once, as it was first written. */
  names(): readonly string[] {
    const first = new Map<string, string>();
    for (const { name } of this.lines) if (!first.has(name.toLowerCase())) first.set(name.toLowerCase(), name);
    return [...first.values()];
  }

  entries(): readonly (readonly [name: string, value: string])[] {
    return this.lines.map(({ name, value }) => [name, value] as const);
  }

  copy(): Headers {
    return new Headers(this.entries());
  }
}
