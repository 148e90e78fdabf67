/** A request path taken apart. Names keep their case, keywords do not matter. */
export interface ArmPath {
  /** Everything before the last `/providers/`: `''` for the tenant. */
  readonly scope: string;
  readonly subscription: string | undefined;
  readonly resourceGroup: string | undefined;
  readonly provider: string | undefined;
  /** Alternating below the provider: `service`, `apis`. */
  readonly types: readonly string[];
  readonly names: readonly string[];
  /** Segments of a path without a provider. */
  readonly plain: readonly string[];
}

type ParsedPath = { readonly path: ArmPath } | { readonly encodedSlash: true } | { readonly undecodable: true };

/**
 * Splits on unescaped slashes; repeated slashes count once, because SDKs send `//subscriptions` for scopes
 * that start with a slash. A name with an encoded slash matches nothing (arm-behaviour 45).
 */
export function parsePath(pathname: string): ParsedPath {
  const raw = pathname.split('/').filter((segment) => segment !== '');
  if (raw.some((segment) => /%2f/i.test(segment))) return { encodedSlash: true };
  const decoded = raw.map(decodeSegment);
  if (decoded.includes(undefined)) return { undecodable: true };
  const segments = decoded.filter((segment) => segment !== undefined);
  const last = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const scopeSegments = last < 0 ? segments : segments.slice(0, last);
  const tail = last < 0 ? [] : segments.slice(last + 2);
  return {
    path: {
      scope: last < 0 ? '' : scopeSegments.map((segment) => `/${segment}`).join(''),
      subscription: valueAfter(scopeSegments, 0, 'subscriptions'),
      resourceGroup: valueAfter(scopeSegments, 2, 'resourcegroups'),
      provider: last < 0 ? undefined : segments[last + 1],
      types: tail.filter((_, index) => index % 2 === 0),
      names: tail.filter((_, index) => index % 2 === 1),
      plain: last < 0 ? segments : [],
    },
  };
}

/** Undefined for a wrong escape, and for control characters, which no name may have. */
function decodeSegment(segment: string): string | undefined {
  try {
    const text = decodeURIComponent(segment);
    return /\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function valueAfter(segments: readonly string[], index: number, keyword: string): string | undefined {
  return segments[index]?.toLowerCase() === keyword ? segments[index + 1] : undefined;
}
