const shape = /^P(?:(?<weeks>\d+)W|(?:(?<days>\d+)D)?(?:T(?=\d)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+(?:\.\d{1,3})?)S)?)?)$/;

const unit = { weeks: 604_800_000, days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000 } as const;

/** What `parseDuration` takes, for error messages. */
export const durationShape = 'an ISO 8601 duration such as PT60S, PT1M30S or P1D (no years or months: they have no fixed length)';

/** Milliseconds of an ISO 8601 duration; undefined where it is none, or one with years or months. */
export function parseDuration(text: string): number | undefined {
  const parts = shape.exec(text)?.groups;
  if (parts === undefined || text === 'P') return undefined;
  const ms = Object.entries(unit).reduce((sum, [name, length]) => sum + Number(parts[name] ?? 0) * length, 0);
  return Number.isSafeInteger(Math.round(ms)) ? Math.round(ms) : undefined;
}
