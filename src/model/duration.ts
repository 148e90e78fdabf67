const iso = /^PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7})S)?$/i;

/** Milliseconds of a duration as people type it: minutes (`20`), or ISO 8601 in hours, minutes and seconds (`PT1H30M`). Undefined for anything else. */
export function typedDuration(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text) * 60_000;
  const found = iso.exec(text);
  if (found === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** As the service writes durations: `PT1M30S`, and a day as `P1D`. Fractions of seconds are cut off. */
export function isoDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const days = counted(Math.floor(seconds / 86_400), 'D');
  const time = counted(Math.floor(seconds / 3600) % 24, 'H') + counted(Math.floor(seconds / 60) % 60, 'M') + counted(seconds % 60, 'S');
  return days === '' && time === '' ? 'PT0S' : `P${days}${time === '' ? '' : `T${time}`}`;
}

function counted(count: number, unit: string): string {
  return count === 0 ? '' : `${count}${unit}`;
}

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
