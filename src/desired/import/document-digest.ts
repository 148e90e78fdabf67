import { textAt, type JsonObject } from '../../model/json.ts';

/** At the end: a title may say the like of it too. */
const pattern = /\(([0-9a-f]{16})\), imported by apim-llm\.(?: \[[^\]]*\])?$/;

/** A sentence that carries the digest of an imported document: in the description of an API, and of a revision. */
export function importedText(title: string, version: string, digest: string): string {
  return `${title} ${version} (${digest}), imported by apim-llm.`.trimStart();
}

/** Digest of the document that an API has. The description of a revision says it first: that of the API cannot change with it. */
export function importedDigest(api: JsonObject): string | undefined {
  return revisionDigest(api) ?? pattern.exec(textAt(api, 'properties', 'description') ?? '')?.[1];
}

export function revisionDigest(api: JsonObject): string | undefined {
  return pattern.exec(textAt(api, 'properties', 'apiRevisionDescription') ?? '')?.[1];
}
