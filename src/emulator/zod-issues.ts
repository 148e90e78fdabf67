import type * as z from 'zod';

export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The key itself is at fault, not the value at `path`. */
  readonly key?: string;
}

/** `services[0].name` */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '');
}

/** zod's issues in our words, every unknown key on its own. */
export function problemsOf(error: z.ZodError): readonly Problem[] {
  return error.issues.flatMap((issue): readonly Problem[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: issue.path, key, message: `unknown key "${key}"` }));
    if (issue.code === 'invalid_key') return [{ path: issue.path, message: issue.issues.map(({ message }) => message).join(', ') }];
    const message = issue.message.replace(/^Invalid (input|option): /, '');
    return [{ path: issue.path, message: message.endsWith('received undefined') ? 'is missing' : message }];
  });
}

/** One line per problem: `[0].match.nth: expected int, received string`. */
export function describeIssues(error: z.ZodError): readonly string[] {
  return problemsOf(error).map(({ path, message }) => (path.length === 0 ? message : `${pathText(path)}: ${message}`));
}
