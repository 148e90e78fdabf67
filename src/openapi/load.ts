import { isObject, type JsonObject } from '../model/json.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { tooMuch } from './measure.ts';
import { oneLine } from './one-line.ts';

/** Far above every published description (0.7 MB), far below what would hurt. */
export const longestSpec = 32 * 1024 * 1024;

/** YAML takes a second for each megabyte. */
const longestYaml = 4 * 1024 * 1024;

/**
 * Parses the text of an API description, JSON or YAML. A byte order mark is dropped.
 * @param origin how messages call it: a file name, `standard input`
 */
export async function loadDocument(text: string, origin: string): Promise<JsonObject> {
  const document = await parsed(text.replace(/^\uFEFF/, ''), origin);
  if (!isObject(document)) throw notReadable(origin, 'it is not an object with keys');
  const why = tooMuch(document);
  if (why !== undefined) throw notReadable(origin, why);
  return document;
}

async function parsed(text: string, origin: string): Promise<unknown> {
  if (text.trim() === '') throw notReadable(origin, 'it is empty');
  if (isBinary(text)) throw notReadable(origin, 'it is not text in UTF-8');
  if (text.length > longestSpec) throw notReadable(origin, `it is larger than ${longestSpec / 1024 / 1024} MB`);
  return /^\s*[[{]/.test(text) ? json(text, origin) : yaml(text, origin);
}

function json(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notReadable(origin, `it is not JSON: ${reason(cause)}`, cause);
  }
}

async function yaml(text: string, origin: string): Promise<unknown> {
  if (text.length > longestYaml) throw notReadable(origin, `it is larger than ${longestYaml / 1024 / 1024} MB, which is read in JSON only`);
  const { parseYaml } = await import('./yaml.ts');
  try {
    return parseYaml(text);
  } catch (cause) {
    throw notReadable(origin, `it is neither JSON nor YAML: ${reason(cause)}`, cause);
  }
}

/** Bytes that no text has, or that were no UTF-8. A few replacement characters may be in a real text, but not at its start. */
function isBinary(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- what tells binary files
  return /[\u0000-\u0008\u000e-\u001a]/.test(text.slice(0, 4096)) || /\uFFFD/.test(text.slice(0, 16));
}

function reason(cause: unknown): string {
  return cause instanceof Error ? oneLine(cause.message.split('\n')[0] ?? '', 150).replace(/[:.]$/, '') : 'it cannot be parsed';
}

function notReadable(origin: string, why: string, cause?: unknown): UserError {
  return new UserError('SpecNotReadable', exitCodes.usage, `${origin} is not an API description that can be read: ${why}.`, {
    hint: 'Give an OpenAPI 3.0 to 3.2 or Swagger 2.0 document in JSON or YAML, or use the built-in description: --spec builtin',
    cause,
  });
}
