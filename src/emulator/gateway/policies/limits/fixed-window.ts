/** Milliseconds of the gateway's clock; the end is no part of it. Infinity: it never ends. */
export interface FixedWindow {
  readonly from: number;
  readonly until: number;
}

export const endless: FixedWindow = { from: -Infinity, until: Infinity };

/** 0001-01-01T00:00:00Z: where windows begin by default (documentation of quota-by-key). */
export const beginning = Date.parse('0001-01-01T00:00:00Z');

/** Windows of this length follow each other from `start` on, whether anybody calls or not; 0 seconds: one that never ends. */
export function windowAt(now: number, start: number, seconds: number): FixedWindow {
  if (seconds <= 0) return endless;
  const length = seconds * 1000;
  const from = start + Math.floor((now - start) / length) * length;
  return { from, until: from + length };
}

export type CalendarPeriod = 'Hourly' | 'Daily' | 'Weekly' | 'Monthly' | 'Yearly' | 'Indefinite';

const hour = 3_600_000;
const day = 24 * hour;
/** A Monday. */
const someMonday = Date.UTC(2024, 0, 1);

export function isCalendarPeriod(text: string): text is CalendarPeriod {
  return ['Hourly', 'Daily', 'Weekly', 'Monthly', 'Yearly', 'Indefinite'].includes(text);
}

/** UTC, cut to the unit (documentation of llm-token-limit). */
export function calendarWindow(now: number, period: CalendarPeriod): FixedWindow {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (period) {
    case 'Hourly':
      return windowAt(now, 0, hour / 1000);
    case 'Daily':
      return windowAt(now, 0, day / 1000);
    case 'Weekly':
      return windowAt(now, someMonday, (7 * day) / 1000);
    case 'Monthly':
      return { from: Date.UTC(year, month), until: Date.UTC(year, month + 1) };
    case 'Yearly':
      return { from: Date.UTC(year, 0), until: Date.UTC(year + 1, 0) };
    case 'Indefinite':
      return endless;
  }
}
