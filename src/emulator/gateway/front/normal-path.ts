const encodedDots = /%2e/gi;

/**
 * A path without `.` and `..`, which lead nobody out of an API, written out or encoded. Undefined for what is no path:
 * broken percent signs, control characters, backslashes.
 */
export function normalPath(path: string): string | undefined {
  if (path === '') return '/';
  if (!path.startsWith('/') || /[\\\s\p{Cc}]/u.test(path)) return undefined;
  if (path.includes('%') && !isEncoded(path)) return undefined;
  if (!/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) return path;
  const kept: string[] = [];
  const segments = path.slice(1).split('/');
  for (const [at, segment] of segments.entries()) {
    const plain = segment.replaceAll(encodedDots, '.');
    const isLast = at === segments.length - 1;
    if (plain === '..') kept.pop();
    else if (plain !== '.') {
      kept.push(segment);
      continue;
    }
    if (isLast) kept.push('');
  }
  return `/${kept.join('/')}`;
}

/** UTF-8 behind percent signs, and no zero byte. */
function isEncoded(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}
