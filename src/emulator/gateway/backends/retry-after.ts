/** Milliseconds that a `Retry-After` asks for: whole seconds, or a date (RFC 9110, 10.2.3). Undefined where it is neither or absent. */
export function retryAfterOf(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Whole seconds, so that nobody comes too early. */
export function inSeconds(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1000)));
}
