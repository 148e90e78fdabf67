import catalogue from './catalogue.json' with { type: 'json' };
import { didYouMean } from '../model/did-you-mean.ts';

/** A version of the Azure OpenAI inference API whose description Microsoft published. */
export interface PublishedVersion {
  readonly version: string;
  readonly stability: 'stable' | 'preview';
  /** In the upstream repository. */
  readonly path: string;
  /** 40 hex digits; of two versions only the beginning is known, which GitHub resolves. */
  readonly commit: string;
  /** Undefined where nobody has read the bytes of that commit: such a version is known, but not offered. */
  readonly contents: Contents | undefined;
}

/** Found out from the bytes of the commit. */
export interface Contents {
  /** Hex digits. */
  readonly sha256: string;
  readonly bytes: number;
  /** How many operations are described. */
  readonly operations: number;
}

/** Oldest first. */
export const publishedVersions: readonly PublishedVersion[] = [
  ...catalogue.offered.map(({ sha256, bytes, operations, ...rest }) => ({ ...located(rest), contents: { sha256, bytes, operations } })),
  ...catalogue.known.map((each) => ({ ...located(each), contents: undefined })),
];

export const offeredVersions: readonly string[] = catalogue.offered.map(({ version }) => version);

/** GitHub's plain files of the upstream repository. */
export const upstream = `https://raw.githubusercontent.com/${catalogue.repository}`;

function located({ version, stability, path, commit }: { readonly version: string; readonly stability: string; readonly path: string; readonly commit: string }) {
  return { version, stability: stability === 'preview' ? ('preview' as const) : ('stable' as const), path, commit };
}

/** Case does not count. */
export function publishedVersion(name: string): PublishedVersion | undefined {
  return publishedVersions.find(({ version }) => version === name.trim().toLowerCase());
}

/** The version that was probably meant; one that is offered, where there is a choice. */
export function nearVersion(name: string): string | undefined {
  return didYouMean(name, offeredVersions) ?? didYouMean(name, publishedVersions.map(({ version }) => version));
}

/**
 * Where the bytes of the commit are. A query of the base, such as a signature, stays at the end.
 * @param base of the upstream repository's files, or of a mirror
 */
export function addressOf({ commit, path }: PublishedVersion, base: string = upstream): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${commit}/${path}`;
  return url.href;
}
