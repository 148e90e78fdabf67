type Header = (name: string) => string | undefined;

const asNumber = (text: string | undefined): number | undefined => (text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined);

/**
 * How long the service asks to wait, in milliseconds, or undefined where it does not say. `Retry-After` has seconds or
 * a date (RFC 9110, 10.2.3); some providers say it in milliseconds besides, which is then more exact.
 */
export function retryAfterMs(header: Header, now: number): number | undefined {
  const exact = asNumber(header('retry-after-ms')) ?? asNumber(header('x-ms-retry-after-ms'));
  if (exact !== undefined) return exact;
  const text = header('retry-after');
  const seconds = asNumber(text);
  if (seconds !== undefined) return seconds * 1000;
  const date = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
