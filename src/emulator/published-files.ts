import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Answer, type Incoming, refusal } from './answer.ts';
import type { PublishedFile } from './arm/plane.ts';

/** Below it nobody needs ARM's token: the signature in the address is the permission. Named as the container that Azure uses. */
const filesPrefix = '/api-export/';

/** As the ARM spec says of exports. */
const lifetimeMs = 5 * 60_000;

/** Files that anyone can read who has their address, for a while. Both go with the life of one local Azure. */
export interface PublishedFiles {
  /** Gives back the address. */
  publish(file: PublishedFile): string;
  answer(request: Incoming): Answer;
}

interface Kept extends PublishedFile {
  readonly expires: number;
}

/** Addresses look as those of a storage account with a shared access signature (recorded: azsdknet-ApiExportImportTests_OpenApiInJsonTest#6). */
export function publishedFiles(now: () => number, origin: string): PublishedFiles {
  const key = randomBytes(32);
  const files = new Map<string, Kept>();
  let published = 0;
  const signatureOf = (path: string, expiry: string): Buffer => createHmac('sha256', key).update(`${path}\n${expiry}`).digest();

  return {
    publish: (file) => {
      for (const [path, { expires }] of files) if (expires <= now()) files.delete(path);
      published += 1;
      const path = `${filesPrefix}${published}/${encodeURIComponent(file.name.replaceAll(/\p{Cs}/gu, '-'))}`;
      const expires = now() + lifetimeMs;
      const expiry = new Date(expires).toISOString();
      files.set(path, { ...file, expires });
      const query = new URLSearchParams({ sv: '2017-04-17', sr: 'b', sig: signatureOf(path, expiry).toString('base64'), se: expiry, sp: 'r' });
      return `${origin}${path}?${query.toString()}`;
    },
    answer: ({ method, url }) => {
      if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'UnsupportedHttpVerb', 'The resource does not support the specified HTTP verb.', { allow: 'GET, HEAD' });
      const sent = Buffer.from(url.searchParams.get('sig') ?? '', 'base64');
      const right = signatureOf(url.pathname, url.searchParams.get('se') ?? '');
      const file = files.get(url.pathname);
      if (sent.length !== right.length || !timingSafeEqual(sent, right) || file === undefined || file.expires <= now()) {
        return refusal(403, 'AuthenticationFailed', 'The address is not signed by this local Azure, or it has expired: export the API again.');
      }
      return { status: 200, headers: { 'content-type': file.contentType }, text: file.text };
    },
  };
}

export function isFile(path: string): boolean {
  return path.startsWith(filesPrefix);
}
