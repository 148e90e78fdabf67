/** Gives out names that nobody has yet. */
export interface ColumnNames {
  has(name: string): boolean;
  /** As it is; false where it is taken. */
  claim(name: string): boolean;
  /** With 1, 2, … behind it where it is taken. */
  free(name: string): string;
  /** `Column1`: the next number. */
  numbered(prefix: string): string;
}

export function columnNames(taken: readonly string[] = []): ColumnNames {
  const names = new Set(taken);
  let count = 0;
  const claim = (name: string): boolean => !names.has(name) && names.add(name) !== undefined;
  const free = (name: string): string => {
    let chosen = name;
    for (let number = 1; !claim(chosen); number += 1) chosen = `${name}${number}`;
    return chosen;
  };
  return {
    has: (name) => names.has(name),
    claim,
    free,
    numbered: (prefix) => {
      count += 1;
      return free(`${prefix}${count}`);
    },
  };
}
