import type { JsonObject } from '../../model/json.ts';
import { csharpString } from '../text/csharp-string.ts';
import type { Block } from './block.ts';
import { textOf } from './carried-values.ts';
import { errorAnswer } from './error-answer.ts';
import { policy, policyWithText, statements } from './policy-lines.ts';

/** What an API's `version` block does about the api-version of calls. */
export interface VersionBlock {
  /** `2024-10-21` */
  readonly apiVersion: string;
  /** Calls that name another one are answered 400. */
  readonly only: boolean;
  /** Calls that name none get it: APIs of a version set are told apart by path or header, and the account asks for the query. */
  readonly supplied: boolean;
}

/** Right after `<base />` and the deny block. */
export function versionBlock(value: VersionBlock): Block {
  const version = dateOf(value.apiVersion);
  const lines = [...(value.only ? onlyThis(version) : []), ...(value.supplied ? supplied(version) : [])];
  return { kind: 'version', section: 'inbound', carried: { apiVersion: version, only: value.only, supplied: value.supplied }, lines };
}

function onlyThis(version: string): readonly string[] {
  const asked = 'context.Request.OriginalUrl.Query.GetValueOrDefault("api-version", "")';
  const condition = statements(`string asked = ${asked}; return asked != "" && asked != ${csharpString(version)};`);
  const answer = errorAnswer({ id: 'apim-llm-version-refusal', status: 400, reason: 'Bad Request', code: 'ApiVersionNotSupported', message: `This API serves api-version ${version} only.` });
  return policy('choose', { id: 'apim-llm-version-only' }, policy('when', { condition }, answer));
}

function supplied(version: string): readonly string[] {
  return policy('set-query-parameter', { id: 'apim-llm-version-supplied', name: 'api-version', 'exists-action': 'skip' }, policyWithText('value', {}, version));
}

function dateOf(apiVersion: string): string {
  if (!isDatedVersion(apiVersion)) throw new Error(`${apiVersion} is no dated api-version`);
  return apiVersion;
}

export function isDatedVersion(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(text);
}

export function asVersionBlock(carried: JsonObject): VersionBlock | undefined {
  const apiVersion = textOf(carried['apiVersion']);
  const [only, isSupplied] = [carried['only'], carried['supplied']];
  if (apiVersion === undefined || !isDatedVersion(apiVersion) || typeof only !== 'boolean' || typeof isSupplied !== 'boolean') return undefined;
  return { apiVersion, only, supplied: isSupplied };
}
