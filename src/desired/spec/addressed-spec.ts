import type { Files } from '../../../commands/command.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { isLoopback, shownAddress } from '../../model/web-address.ts';
import { loadDocument, longestSpec } from '../../openapi/load.ts';
import { notDownloaded } from './not-downloaded.ts';
import type { ReadSpec } from './read-spec.ts';
import { plainFileOf } from './web-page.ts';

/** A description from an address: https, or http on this machine. What of the address may be secret is never shown. */
export async function addressedSpec(address: string, files: Files): Promise<ReadSpec> {
  const origin = shownAddress(address);
  const url = checked(address, origin);
  if (url.hostname === 'github.com' && plainFileOf(url) !== undefined) throw webPage(origin, url);
  const name = url.pathname.replace(/\/+$/, '').replace(/^.*\//, '');
  const got = await files.download({ url: url.href, name: `${name === '' ? 'the description' : name} from ${url.host}`, limitBytes: longestSpec, checked: false });
  if ('why' in got) {
    if (got.tooLarge === true) throw new UserError('FileTooLarge', exitCodes.usage, `${origin} is larger than ${Math.floor(longestSpec / 1024 / 1024)} MiB.`, { hint: 'Give a smaller file.' });
    throw notDownloaded({ what: 'The description', url: address, why: got.why, check: 'the address, the network, and the proxy in HTTPS_PROXY' });
  }
  const text = Buffer.from(got.bytes).toString('utf8');
  const start = text.slice(0, 1024).replace(/^\uFEFF/, '').trimStart();
  if (/^<(!doctype html|html)\b/i.test(start) || (start.startsWith('<') && /^text\/html\b/i.test(got.contentType))) throw webPage(origin, url);
  return { document: await loadDocument(text, origin), origin, bytes: got.bytes.length };
}

function checked(address: string, origin: string): URL {
  const invalid = (why: string, hint = 'Give an https:// address, or download the file and give its path.'): UserError =>
    new UserError('SpecAddressInvalid', exitCodes.usage, `${origin} cannot be used: ${why}.`, { hint });
  if (!URL.canParse(address)) throw invalid('it is not an address that can be read');
  const url = new URL(address);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return url;
  if (url.protocol === 'http:') throw invalid('over http anybody on the way could change it');
  if (url.protocol === 'file:') throw invalid('a file is given by its path', 'Write the path alone, without file:// in front.');
  throw invalid(`descriptions are fetched over https, not ${url.protocol.slice(0, -1)}`);
}

function webPage(origin: string, url: URL): UserError {
  const plain = plainFileOf(url);
  const hint = plain === undefined ? 'Give the address of the file itself: on most sites behind a button called Raw or Download. A page may also be a sign-in.' : `The file itself is here:\n  --spec ${plain}`;
  return new UserError('SpecIsWebPage', exitCodes.usage, `${origin} is a web page, not an API description.`, { hint });
}
