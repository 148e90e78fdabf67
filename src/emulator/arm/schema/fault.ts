/** One thing that is wrong with a request. */
export interface Fault {
  /** Keys and positions from the body. */
  readonly path: readonly (string | number)[];
  /** The field that the refusal names: the last key of the path, where nothing else is known. */
  readonly target: string;
  readonly message: string;
}

export type Path = Fault['path'];

export function fault(path: Path, message: string, target = lastKey(path)): Fault {
  return { path, target, message };
}

export function lastKey(path: Path): string {
  return String(path.findLast((part) => typeof part === 'string') ?? 'body');
}

/** For unknown fields and for values of another type (issue evidence I14). */
export function invalidField(path: Path): Fault {
  return fault(path, `Invalid field '${lastKey(path)}' specified`);
}

export function required(path: Path): Fault {
  const name = lastKey(path);
  return fault(path, `${name.slice(0, 1).toUpperCase()}${name.slice(1)} is required`);
}
