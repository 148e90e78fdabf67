const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** `PT5M`, `P1DT2H`, `PT0.5S`: at least one part. */
const duration = /^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/;
const dateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

const texts: Readonly<Record<string, (value: string) => boolean>> = {
  uuid: (value) => uuid.test(value),
  duration: (value) => duration.test(value),
  'date-time': (value) => dateTime.test(value) && !Number.isNaN(Date.parse(value)),
  uri: (value) => /^[a-z][a-z0-9+.-]*:\S+$/i.test(value),
  'service-url': (value) => isWebUrl(value) || isWebUrl(value.replace(/^ws/i, 'http')),
};

/** Formats that are not listed say nothing that is checked: `arm-id` takes the short ids of API Management too (arm-behaviour 23). */
export function isOfFormat(format: string, value: string): boolean {
  return !Object.hasOwn(texts, format) || texts[format]?.(value) === true;
}

export function fitsInteger(format: string | undefined, value: number): boolean {
  return Number.isInteger(value) && (format === 'int32' ? Math.abs(value + 0.5) < 2 ** 31 : Number.isSafeInteger(value));
}

/** An absolute http or https URL. */
export function isWebUrl(value: string): boolean {
  return /^https?:\/\/[^\s/?#]+/i.test(value) && URL.canParse(value);
}
