/**
 * Least and most that a number may be, by element and attribute. Documentation of the policies; that the service refuses
 * what is outside is assumed, its words are not known. `orZero`: 0 stands for "no end".
 */
interface Range {
  readonly least: number;
  readonly most?: number;
  readonly orZero?: true;
}

const ranges: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  'forward-request': { timeout: { least: 0 }, 'timeout-ms': { least: 0 } },
  'limit-concurrency': { 'max-count': { least: 1 } },
  'llm-content-safety/categories/category': { threshold: { least: 0, most: 7 } },
  'llm-semantic-cache-lookup': { 'score-threshold': { least: 0, most: 1 } },
  'azure-openai-semantic-cache-lookup': { 'score-threshold': { least: 0, most: 1 } },
  'quota-by-key': { 'renewal-period': { least: 300, orZero: true } },
  'rate-limit': { 'renewal-period': { least: 1, most: 300 } },
  'rate-limit/api': { 'renewal-period': { least: 1, most: 300 } },
  'rate-limit/api/operation': { 'renewal-period': { least: 1, most: 300 } },
  'rate-limit-by-key': { 'renewal-period': { least: 1, most: 300 } },
  retry: { count: { least: 1, most: 50 } },
  'set-status': { code: { least: 100, most: 999 } },
};

/** Why this number is out of its range; undefined where it is not. */
export function rangeFault(path: string, attribute: string, value: string): string | undefined {
  const range = Object.hasOwn(ranges, path) ? ranges[path]?.[attribute] : undefined;
  const number = Number(value);
  if (!range || Number.isNaN(number) || (range.orZero && number === 0)) return undefined;
  const { least, most = Infinity } = range;
  if (number >= least && number <= most) return undefined;
  const allowed = most === Infinity ? `${least} or more` : `between ${least} and ${most}`;
  return `The value of the '${attribute}' attribute has to be ${range.orZero ? '0 or ' : ''}${allowed}.`;
}
