const iso = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?$/;
const microsoft = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/;

/**
 * A date in a string as .NET prints it once it is a `DateTime` (`MM/dd/yyyy HH:mm:ss`, documentation of set-body), in UTC
 * where it had an offset; undefined where the string is no date: neither ISO 8601 with a time nor `/Date(ms)/`.
 */
export function dateText(text: string): string | undefined {
  const found = iso.exec(text);
  const time = found ? isoTime(text, found) : microsoftTime(text);
  if (time === undefined || Number.isNaN(time) || Math.abs(time) > 8.64e15) return undefined;
  const [year = '', month = '', day = '', clock = ''] = new Date(time).toISOString().replace(/\.\d+Z$/, '').split(/[-T](?!$)/);
  return `${month}/${day}/${year} ${clock}`;
}

function isoTime(text: string, [, , , , , , seconds, zone]: RegExpExecArray): number {
  const full = seconds === undefined ? text.replace(/(T\d{2}:\d{2})/, '$1:00') : text;
  return Date.parse(zone === undefined ? `${full}Z` : full);
}

function microsoftTime(text: string): number | undefined {
  const found = microsoft.exec(text);
  return found ? Number(found[1]) : undefined;
}
