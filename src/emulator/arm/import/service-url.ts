import { isObject, textAt } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { isWebUrl } from '../schema/formats.ts';
import { invalid } from '../refusal.ts';
import { readerFault } from './faults.ts';

const local = /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)([:/?#]|$)/i;

/** Servers on the importer's own machine block an import (service change of 2025-09). */
export function checkServers(root: JsonObject): void {
  for (const [index, url] of urlsOf(root).entries()) {
    if (local.test(url)) throw readerFault(`Server URL '${url}' must not point to localhost.`, ['servers', String(index), 'url']);
  }
}

/**
 * The first https server (import restrictions), else the first with http (recorded: azsdknet-ApiExportImportTests_OpenApiInJsonTest#4),
 * else none: relative URLs have no source file to be relative to. Variables are not replaced, so that a URL with
 * one is no URL (azure-rest-api-specs#24450, azure-docs#124088).
 */
export function serviceUrlOf(root: JsonObject): string | undefined {
  const urls = urlsOf(root).filter((url) => /^https?:\/\//i.test(url));
  const url = urls.find((one) => /^https:/i.test(one)) ?? urls[0];
  if (url === undefined) return undefined;
  if (/[{}]/.test(url) || !isWebUrl(url)) throw invalid({ target: 'serviceUrl', message: 'Invalid value of the Web service URL' });
  return url;
}

function urlsOf(root: JsonObject): readonly string[] {
  const { servers } = root;
  return (Array.isArray(servers) ? servers : []).filter(isObject).map((server) => textAt(server, 'url') ?? '');
}
