import type { Readable } from 'node:stream';
import { isObject } from '../../../model/json.ts';
import { isTooDeep } from '../../arm/depth.ts';
import { invalidRequest, unsupportedContentType } from '../answers/invalid-request.ts';
import type { FormFile, ModelBody } from '../model-call.ts';
import { modelError } from '../model-refusal.ts';
import { readableForm } from './multipart.ts';

/** Bytes. Documented limits are of files (25 MB of audio, 50 MB of images); this is what all of a request may be. */
const mostBytes = 64 * 1024 * 1024;

/** All of it. @throws ModelRefusal 413; and as the stream does. */
export async function bytesOf(body: Buffer | Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Not cut off where it is too long: the answer has to go back over the client's connection.
  for await (const chunk of Buffer.isBuffer(body) ? [body] : (body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)) {
    length += chunk.length;
    if (length > mostBytes) throw modelError(413, '413', 'Request body is too large.');
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** What asks a model is JSON or a form. Without a content type it is taken for JSON. @throws ModelRefusal 400. */
export async function readBody(bytes: Buffer, contentType = ''): Promise<ModelBody> {
  const [type = ''] = contentType.split(';');
  const media = type.trim().toLowerCase();
  if (media === 'multipart/form-data') return readForm(bytes, contentType);
  if (media === '' || media === 'application/json' || media.endsWith('+json')) return readJson(bytes);
  throw unsupportedContentType(media, 'application/json');
}

function readJson(bytes: Buffer): ModelBody {
  const value = parsed(bytes);
  if (!isObject(value)) throw invalidRequest('The body of the request must be a JSON object.');
  if (isTooDeep(value)) throw invalidRequest('The JSON body of the request is nested too deep.');
  return { kind: 'json', value, bytes: bytes.length };
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalidRequest('We could not parse the JSON body of your request.');
  }
}

/** A field that comes several times keeps all its values, joined by commas. */
async function readForm(bytes: Buffer, contentType: string): Promise<ModelBody> {
  const fields = new Map<string, string>();
  const files: FormFile[] = [];
  for (const [name, value] of await parts(bytes, contentType)) {
    if (typeof value === 'string') fields.set(name, fields.has(name) ? `${fields.get(name) ?? ''},${value}` : value);
    else files.push({ field: name, fileName: value.name, contentType: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return { kind: 'form', fields, files, bytes: bytes.length };
}

async function parts(bytes: Buffer, contentType: string): Promise<Iterable<[string, string | File]>> {
  const form = readableForm(bytes, contentType);
  try {
    if (form !== undefined) return await new Response(new Uint8Array(form.bytes), { headers: { 'content-type': form.contentType } }).formData();
  } catch {
    // Said below, as for one without a boundary.
  }
  throw invalidRequest('The multipart form of the request could not be read.');
}
