import { at, isObject, textAt } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Answer } from '../send.ts';
import type { Finding } from './difference.ts';
import type { Recorded } from './recording.ts';
import { differences, shapeOf } from './shape.ts';

const bothWays = ['etag', 'location', 'azure-asyncoperation', 'retry-after', 'allow'];

/** Every answer has these whatever the recorder kept. */
const everywhere = new Set(['x-ms-request-id', 'x-ms-correlation-request-id', 'x-ms-routing-request-id', 'x-ms-client-request-id']);

/** Where the names of properties are data. */
export function isMap(path: string): boolean {
  return /(^|\.)(tags|customProperties|userAssignedIdentities|endpoints)$|(^|\])\.?properties\.capabilities$/.test(path);
}

/** Status, headers by presence, the error's texts, the body's shape. `known` gives the recording's names as ours. */
export function compare(recorded: Recorded, ours: Answer, known: (text: string) => string): readonly Finding[] {
  if (recorded.status !== ours.status) {
    return [{ kind: 'status', path: '', recorded: `${recorded.status} ${errorText(recorded.responseBody)}`.trim(), ours: `${ours.status} ${errorText(ours.body)}`.trim() }];
  }
  return [...headers(recorded, ours), ...(recorded.status >= 400 ? errors(recorded.responseBody, ours.body, known) : []), ...bodies(recorded, ours)];
}

function headers({ responseHeaders }: Recorded, ours: Answer): readonly Finding[] {
  const mine = new Set(Object.keys(ours.headers));
  const theirs = Object.keys(responseHeaders).filter((name) => bothWays.includes(name) || (name.startsWith('x-ms-') && !name.startsWith('x-ms-ratelimit-')));
  const missing = theirs.filter((name) => !mine.has(name)).map((name): Finding => ({ kind: 'missing header', path: name, recorded: 'present', ours: 'absent' }));
  const extra = [...mine]
    .filter((name) => (bothWays.includes(name) || (name.startsWith('x-ms-') && !everywhere.has(name))) && responseHeaders[name] === undefined)
    .map((name): Finding => ({ kind: 'extra header', path: name, recorded: 'absent', ours: ours.headers[name] ?? '' }));
  return [...missing, ...extra];
}

function errors(recorded: Json | undefined, ours: Json | undefined, known: (text: string) => string): readonly Finding[] {
  const found: Finding[] = [];
  const compareText = (kind: Finding['kind'], path: string, left: Json | undefined, right: Json | undefined): void => {
    if (typeof left !== 'string' || typeof right !== 'string' || withoutIds(known(left)) === withoutIds(right)) return;
    found.push({ kind, path, recorded: left, ours: right });
  };
  compareText('error code', 'error.code', at(recorded, 'error', 'code'), at(ours, 'error', 'code'));
  compareText('error message', 'error.message', at(recorded, 'error', 'message'), at(ours, 'error', 'message'));
  const left = detailsOf(recorded);
  const right = detailsOf(ours);
  for (const [index, detail] of left.entries()) {
    for (const field of ['code', 'target', 'message']) compareText('error details', `error.details[].${field}`, at(detail, field), at(right[index], field));
  }
  return found;
}

/** Generated ids in messages: only that there is one counts. */
function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\b[0-9a-f]{32}\b|\b[0-9a-f]{24}\b/gi, '<id>');
}

function detailsOf(body: Json | undefined): readonly Json[] {
  const details = at(body, 'error', 'details');
  return Array.isArray(details) ? (details as readonly Json[]) : [];
}

function bodies(recorded: Recorded, ours: Answer): readonly Finding[] {
  const left = recorded.responseBody;
  const right = ours.body;
  if (left === undefined && right === undefined) return [];
  if (left === undefined || right === undefined) return [{ kind: 'body', path: '', recorded: left === undefined ? 'empty' : 'a body', ours: right === undefined ? 'empty' : 'a body' }];
  return differences(shapeOf(withoutMarks(left)), shapeOf(right), isMap);
}

/** What a recorder adds begins with an underscore. */
function withoutMarks(body: Json): Json {
  return isObject(body) ? Object.fromEntries(Object.entries(body).filter(([key]) => !key.startsWith('_'))) : body;
}

export function errorText(body: Json | undefined): string {
  const code = textAt(body, 'error', 'code');
  if (code === undefined) return '';
  const reasons = detailsOf(body).map((detail) => `${textAt(detail, 'target') ?? ''}: ${textAt(detail, 'message') ?? ''}`);
  return [code, textAt(body, 'error', 'message'), ...reasons].filter((text) => text).join(' | ');
}
