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
