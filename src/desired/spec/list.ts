import type { Files, LocalModule, Page } from '../../../commands/command.ts';
import type { Json } from '../../model/json.ts';
import { addressOf, publishedVersions, type PublishedVersion } from '../../openapi/catalogue.ts';

interface Listed extends PublishedVersion {
  readonly cached: boolean;
}

/** `apim-llm spec list`: the published descriptions, without a download. */
export const specListModule: LocalModule = {
  async report(_values, files) {
    const versions = await Promise.all(publishedVersions.map((version) => looked(version, files)));
    return { result: { versions: versions.map(asJson) }, human: (page) => humanLines(versions, page), warnings: [] };
  },
};

async function looked(version: PublishedVersion, files: Files): Promise<Listed> {
  const { contents } = version;
  return { ...version, cached: contents !== undefined && (await files.cached(contents.sha256)) !== undefined };
}

function asJson(listed: Listed): Json {
  const { version, stability, path, commit, contents, cached } = listed;
  return {
    version,
    stability,
    offered: contents !== undefined,
    operations: contents?.operations ?? null,
    cached,
    path,
    commit,
    sha256: contents?.sha256 ?? null,
    url: addressOf(listed),
  };
}

function humanLines(versions: readonly Listed[], { paint, width: columns, wrap }: Page): readonly string[] {
  const offered = versions.flatMap(({ version, stability, contents, cached }) => (contents === undefined ? [] : [[version, stability, String(contents.operations), cached ? 'yes' : ''] as const]));
  const known = versions.filter(({ contents }) => contents === undefined).map(({ version }) => version);
  const width = Math.max(...offered.map(([version]) => version.length), 'VERSION'.length);
  // Where there is no room, the version says it well enough.
  const stable = (text: string): string => (columns < width + 29 ? '' : `${text.padEnd(7)}   `);
  const row = ([version, stability, operations, cached]: readonly [string, string, string, string]): string => `${version.padEnd(width)}   ${stable(stability)}${operations.padStart(10)}   ${cached}`.trimEnd();
  const example = versions.findLast(({ contents, stability, version }) => contents !== undefined && stability === 'stable' && /^\d/.test(version))?.version ?? '';
  return [
    paint('bold', row(['VERSION', '', 'OPERATIONS', 'CACHED'])),
    ...offered.map(row),
    ...(known.length === 0 ? [] : ['', ...wrap(`Published too, but nobody has checked the bytes (apim-llm spec show VERSION gives the address): ${known.join(', ')}.`)]),
    '',
    paint('bold', 'Next:'),
    `  apim-llm spec show ${example}`,
    `  apim-llm import --api-version ${example} --service SERVICE --account ACCOUNT`,
  ];
}
