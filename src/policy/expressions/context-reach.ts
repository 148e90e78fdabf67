import type { ContextAccess } from './context-access.ts';

/** Members behind which names and contents follow that are not of the context itself. */
const ends = ['Request.Headers', 'Response.Headers', 'Variables', 'Request.Url.Query', 'Request.OriginalUrl.Query', 'Request.MatchedParameters', 'Request.Body', 'Response.Body'] as const;

/**
 * How an access comes to a member: `at` it; `beyond` it, to a property of its own; `with` the object that it belongs to, as a
 * whole, so that it may be read out of sight. Undefined where it does not.
 */
export function reach({ path, use }: ContextAccess, member: string): 'at' | 'beyond' | 'with' | undefined {
  const own = path.join('.');
  if (own === member) return 'at';
  if (own.startsWith(`${member}.`)) return 'beyond';
  const isAbove = own === '' ? use !== 'method' : member.startsWith(`${own}.`);
  return isAbove && use !== 'null check' ? 'with' : undefined;
}

/** The member that an access names, dotted: `*` for the context as a whole, undefined where that is compared with null. */
export function memberOf(access: ContextAccess): string | undefined {
  if (access.path.length === 0) return access.use === 'null check' ? undefined : (access.method ?? '*');
  return ends.find((end) => reach(access, end) === 'beyond') ?? access.path.join('.');
}
