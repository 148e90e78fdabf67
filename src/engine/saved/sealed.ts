import { isObject, type Json } from '../../model/json.ts';
import { digestOf } from './digest.ts';

/** Stands in a file for a text that has something secret in it. */
const mark = '$withheld';

/** Takes secrets out of JSON; texts with none in them stay as they are. */
export type Redact = (value: Json) => Json | undefined;

/** The value with every text that would have to be redacted put by its digest: it can be compared, and put back, but not read. */
export function seal(value: Json, redact: Redact): Json {
  return sealed(value, redact(value));
}

function sealed(value: Json | undefined, redacted: Json | undefined): Json {
  if (typeof value === 'string') return value === redacted ? value : { [mark]: digestOf(value) };
  if (Array.isArray(value)) return value.map((item: Json, index) => sealed(item, Array.isArray(redacted) ? (redacted[index] as Json | undefined) : undefined));
  if (!isObject(value)) return value ?? null;
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(fields.map(([key, item]) => [key, sealed(item, isObject(redacted) ? redacted[key] : undefined)]));
}

/** The value as it was, by what is known from elsewhere; undefined where a text that was withheld is not known. */
export function unseal(value: Json, known: (digest: string) => string | undefined): Json | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => unseal(item, known));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isObject(value)) return value;
  const withheld = value[mark];
  if (typeof withheld === 'string') return known(withheld);
  const fields = Object.entries(value).map(([key, item]) => [key, item === undefined ? undefined : unseal(item, known)] as const);
  return fields.every(([, item]) => item !== undefined) ? Object.fromEntries(fields) : undefined;
}

/** Finds the texts in a value by their digests. */
export function textsOf(value: unknown): (digest: string) => string | undefined {
  const texts = new Map<string, string>();
  const visit = (part: unknown): void => {
    if (typeof part === 'string') texts.set(digestOf(part), part);
    else if (part instanceof Map) for (const item of part.values()) visit(item);
    else if (typeof part === 'object' && part !== null) for (const item of Object.values(part)) visit(item);
  };
  let isRead = false;
  return (digest) => {
    if (!isRead) visit(value);
    isRead = true;
    return texts.get(digest);
  };
}
