/** Gives names for components that are not taken yet. Only letters, digits, `.`, `-` and `_` are in them. */
export function namesBeside(names: readonly string[]): (wanted: string) => string {
  const taken = new Set(names);
  const last = new Map<string, number>();
  return (wanted) => {
    const base = wanted.replaceAll(/[^A-Za-z0-9._-]+/g, '_') || '_';
    let name = base;
    let number = last.get(base) ?? 1;
    while (taken.has(name) || name === '__proto__') name = `${base}-${++number}`;
    last.set(base, number);
    taken.add(name);
    return name;
  };
}
