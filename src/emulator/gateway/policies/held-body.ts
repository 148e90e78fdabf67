import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { after } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { Body } from '../message/body.ts';
import { bufferLimitOf } from '../message/buffer-limit.ts';
import type { Headers } from '../message/headers.ts';
import { policyFailure } from './policy-failure.ts';

interface Readable {
  readonly headers: Headers;
  readonly body: Body;
}

type Decode = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

const codings: Readonly<Record<string, Decode>> = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

/**
 * A message's body in memory, decompressed, within the tier's limit.
 * @throws BodyTooLong, and PolicyFault where its coding cannot be undone.
 */
export function heldBody(call: GatewayCall, { headers, body }: Readable, policy: string): Buffer | Promise<Buffer> {
  const limit = bufferLimitOf(call);
  return after(body.bytes ?? body.hold(limit), (bytes) => decoded(headers, bytes, { policy, limit }));
}

function decoded(headers: Headers, bytes: Buffer, { policy, limit }: { readonly policy: string; readonly limit: number }): Buffer {
  const coding = headers.get('Content-Encoding')?.trim().toLowerCase() ?? '';
  if (coding === '' || coding === 'identity' || bytes.length === 0) return bytes;
  const decode = Object.hasOwn(codings, coding) ? codings[coding] : undefined;
  if (!decode) throw policyFailure(policy, `The body has the coding '${coding}', which the gateway cannot read.`);
  try {
    return decode(bytes, { maxOutputLength: limit });
  } catch {
    throw policyFailure(policy, `The body cannot be decompressed as '${coding}' within the limit of ${limit} bytes.`);
  }
}
