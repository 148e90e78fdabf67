import { createHash } from 'node:crypto';
import type { Files } from '../../../commands/command.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { isWebAddress, shownAddress } from '../../model/web-address.ts';
import { addressOf, nearVersion, offeredVersions, publishedVersion, upstream, type Contents, type PublishedVersion } from '../../openapi/catalogue.ts';
import { loadDocument } from '../../openapi/load.ts';
import { notDownloaded } from './not-downloaded.ts';
import type { ReadSpec } from './read-spec.ts';

/** The description of a version, byte for byte as it was published: from the cache, or downloaded and kept. */
export async function publishedSpec(name: string, files: Files): Promise<ReadSpec> {
  const found = publishedVersion(name);
  if (found === undefined) throw unknown(name);
  const { contents } = found;
  if (contents === undefined) throw unverified(found);
  const bytes = (await files.cached(contents.sha256)) ?? (await downloaded(found, contents, files));
  const origin = `the published description ${found.version}`;
  return { document: await loadDocument(Buffer.from(bytes).toString('utf8'), origin), origin, bytes: bytes.length };
}

async function downloaded(version: PublishedVersion, { sha256, bytes }: Contents, files: Files): Promise<Uint8Array> {
  const url = addressOf(version, mirrorOf(files) ?? upstream);
  const from = new URL(url).host;
  const got = await files.download({ url, name: `${version.version} from ${from}`, limitBytes: bytes, checked: true });
  if ('why' in got && got.tooLarge !== true) {
    const check = files.mirror === undefined ? 'the network, and the proxy in HTTPS_PROXY' : 'APIM_LLM_SPEC_BASE_URL, and the network';
    throw notDownloaded({ what: `The description ${version.version}`, url, why: got.why, check, elsewhere: addressOf(version) });
  }
  const digest = 'bytes' in got ? createHash('sha256').update(got.bytes).digest('hex') : undefined;
  if (!('bytes' in got) || digest !== sha256) throw altered(version.version, url, sha256, digest === undefined ? `found            more than the ${bytes} bytes that were published` : `sha256 found     ${digest}`);
  await files.keep(sha256, got.bytes);
  return got.bytes;
}

function mirrorOf({ mirror }: Files): string | undefined {
  if (mirror === undefined || (/^https?:/i.test(mirror) && isWebAddress(mirror) && URL.canParse(mirror))) return mirror;
  throw new UserError('SpecAddressInvalid', exitCodes.usage, 'APIM_LLM_SPEC_BASE_URL is not an address of the web.', { hint: `Name what stands in for ${upstream}, or leave it out.` });
}

function unknown(name: string): UserError {
  const meant = isWebAddress(name) || /[/\\]|\.(json|ya?ml)$|^builtin/i.test(name) ? '--spec' : nearVersion(name);
  const rows = offeredVersions.flatMap((_, index) => (index % 4 === 0 ? [`  ${offeredVersions.slice(index, index + 4).join(', ')}`] : []));
  return new UserError('SpecVersionUnknown', exitCodes.usage, `No published description has the version ${JSON.stringify(isWebAddress(name) ? shownAddress(name) : name)}.`, {
    hint: [...(meant === undefined ? [] : [`Did you mean ${meant}?`]), 'There are:', ...rows, 'More about them: apim-llm spec list'].join('\n'),
  });
}

function unverified(version: PublishedVersion): UserError {
  return new UserError('SpecVersionUnverified', exitCodes.usage, `The description ${version.version} was published, but apim-llm does not know its hash, and so cannot tell whether what comes is what was published.`, {
    hint: `Where you trust its address:\n  --spec ${addressOf(version)}`,
  });
}

function altered(version: string, url: string, expected: string, found: string): UserError {
  return new UserError('SpecAltered', exitCodes.failed, `What ${shownAddress(url)} answers is not the description ${version} as it was published. It was not used, and not kept.`, {
    hint: [
      `sha256 expected  ${expected}`,
      found,
      'Ask whoever runs the mirror or the proxy in between; or look at what comes, and where you trust it, give it as a file: --spec FILE',
    ].join('\n'),
  });
}
