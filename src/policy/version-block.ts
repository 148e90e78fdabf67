import { at, textAt, type JsonObject } from '../model/json.ts';
import { beginMark, endMark } from './mark.ts';
import { attribute, escapeXml } from './text.ts';

/** What an API's `version` block does about the api-version of calls. */
export interface VersionBlock {
  /** `2024-10-21` */
  readonly apiVersion: string;
  /** Calls that name another one are answered 400. */
  readonly only: boolean;
  /** Calls that name none get it: APIs of a version set are told apart by path or header, and the account asks for the query. */
  readonly supplied: boolean;
}

/** Its lines: right after `<base />` and the deny block. */
export function versionBlock(block: VersionBlock): readonly string[] {
  return [beginMark('version', { ...block }), ...(block.only ? onlyThis(block.apiVersion) : []), ...(block.supplied ? supplied(block.apiVersion) : []), endMark('version')];
}

function onlyThis(apiVersion: string): readonly string[] {
  const asked = 'context.Request.OriginalUrl.Query.GetValueOrDefault("api-version", "")';
  const condition = `@{ string asked = ${asked}; return asked != "" && asked != "${dateOf(apiVersion)}"; }`;
  const error = { code: 'ApiVersionNotSupported', message: `This API serves api-version ${dateOf(apiVersion)} only.` };
  return [
    '<choose id="apim-llm-version-only">',
    `  <when condition="${escapeXml(condition)}">`,
    '    <return-response id="apim-llm-version-refusal">',
    '      <set-status code="400" reason="Bad Request" />',
    '      <set-header name="Content-Type" exists-action="override">',
    '        <value>application/json</value>',
    '      </set-header>',
    `      <set-body>${escapeXml(JSON.stringify({ error }))}</set-body>`,
    '    </return-response>',
    '  </when>',
    '</choose>',
  ];
}

function supplied(apiVersion: string): readonly string[] {
  return [
    '<set-query-parameter id="apim-llm-version-supplied" name="api-version" exists-action="skip">',
    `  <value>${escapeXml(attribute(dateOf(apiVersion)).slice(1, -1))}</value>`,
    '</set-query-parameter>',
  ];
}

/** It stands in a C# literal: nothing but a date gets there. */
function dateOf(apiVersion: string): string {
  if (!isDatedVersion(apiVersion)) throw new Error(`${apiVersion} is no dated api-version`);
  return apiVersion;
}

export function isDatedVersion(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(text);
}

export function asVersionBlock(carried: JsonObject): VersionBlock | undefined {
  const apiVersion = textAt(carried, 'apiVersion');
  const [only, isSupplied] = [at(carried, 'only'), at(carried, 'supplied')];
  if (apiVersion === undefined || !isDatedVersion(apiVersion) || typeof only !== 'boolean' || typeof isSupplied !== 'boolean') return undefined;
  return { apiVersion, only, supplied: isSupplied };
}
