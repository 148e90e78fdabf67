import type { Files, OptionValues } from '../../../commands/command.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { versionOf } from '../../openapi/detect.ts';
import { importDocument } from '../../openapi/import-document.ts';
import { oneLine } from '../../openapi/one-line.ts';
import { shapeOf } from '../../openapi/shape.ts';
import { isDatedVersion } from '../../policy/blocks/version-block.ts';
import { canaryApiId } from '../canary/names.ts';
import { patienceOf } from '../canary/patience.ts';
import { readSpec } from '../spec/read-spec.ts';

/** What an import needs besides Azure. */
export interface ImportInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  /** Name or ARM id. */
  readonly account: string;
  /** They serve what those before them cannot. */
  readonly further: readonly string[];
  readonly apiId: string;
  /** Undefined: where the API is, else as the shape says. */
  readonly path: string | undefined;
  readonly shape: Shape;
  readonly spec: Spec;
  /** ARM id of a user-assigned identity. */
  readonly identity: string | undefined;
  readonly bearer: boolean;
  /** An API that is there is changed in a revision, which is then released. */
  readonly viaRevision: boolean;
  /** Id of the API version set that the API joins. */
  readonly versionSet: string | undefined;
  /** Undefined: as the API does it already. */
  readonly onlyVersion: boolean | undefined;
  /** Whether every operation is forwarded, whatever is deployed. Undefined: as the API does it already, else not. */
  readonly keepAll: boolean | undefined;
  /** How long the API waits for the account to answer the gateway. Undefined: it does not. */
  readonly patienceMs: number | undefined;
}

export interface Spec {
  readonly document: JsonObject;
  /** How messages call it. */
  readonly origin: string;
  readonly title: string;
  readonly version: string;
  /** `version`, where it is one that calls carry: `2024-10-21`. */
  readonly apiVersion: string | undefined;
}

export async function prepare(values: OptionValues, files: Files): Promise<ImportInput> {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
  const identity = checkIdentity(text('identity'));
  const [account, ...further] = accountsOf(values['account']);
  if (further.length > 0 && values['viaRevision'] === true) throw new UserError('OptionsConflict', exitCodes.usage, '--via-revision takes one --account.', { hint: 'Import with the first one, then again with all of them and without --via-revision.' });
  const path = checkPath(text('path'));
  const apiId = checkApiId(text('api'));
  const versionSet = checkVersionSet(text('versionSet'));
  const patienceMs = patienceOf(values['wait'] === true, text('waitFor'));
  const { document, origin } = await readSpec({ spec: text('spec'), apiVersion: text('apiVersion') }, files);
  versionOf(document, origin);
  const shape = shapeOf(document, origin);
  // Refused here already, before anybody signs in; what is sent is made again with the account's own URL.
  const repaired = importDocument(document, origin, { server: `https://account.openai.azure.com/${shapes[shape].path}` }).document;
  const version = textAt(repaired, 'info', 'version') ?? '';
  const apiVersion = isDatedVersion(version) ? version : undefined;
  const onlyVersion = typeof values['onlyVersion'] === 'boolean' ? values['onlyVersion'] : undefined;
  const needs = versionSet !== undefined ? '--version-set' : onlyVersion === true ? '--only-version' : undefined;
  if (needs !== undefined && apiVersion === undefined) throw versionUnknown(needs, origin, version);
  return {
    service: { name: text('service') ?? '', resourceGroup: text('resourceGroup') },
    account: account ?? '',
    further,
    apiId: apiId ?? (versionSet === undefined ? shapes[shape].apiId : `${shapes[shape].apiId}-${apiVersion}`),
    path,
    shape,
    spec: {
      document,
      origin,
      title: oneLine(textAt(repaired, 'info', 'title') ?? '', 200),
      version: oneLine(version, 50),
      apiVersion,
    },
    identity,
    bearer: values['bearer'] === true,
    viaRevision: values['viaRevision'] === true,
    versionSet,
    onlyVersion,
    patienceMs,
    keepAll: typeof values['keepAll'] === 'boolean' ? values['keepAll'] : undefined,
  };
}

function accountsOf(value: OptionValues[string]): readonly string[] {
  const named = Array.isArray(value) ? value.map((each: string) => each.trim()) : typeof value === 'string' ? [value] : [];
  return [...new Map(named.map((name) => [name.toLowerCase(), name])).values()];
}

function versionUnknown(flag: string, origin: string, version: string): UserError {
  const says = version === '' ? 'names no version' : `is of version ${JSON.stringify(oneLine(version, 50))}`;
  return new UserError('VersionUnknown', exitCodes.usage, `${flag} needs a description of a dated api-version, such as 2024-10-21; ${origin} ${says}.`, {
    hint: 'Take a published one, --api-version 2024-10-21, or write the version into info.version.',
  });
}

function checkIdentity(id: string | undefined): string | undefined {
  if (id === undefined || /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+\/?$/i.test(id)) return id?.replace(/\/$/, '');
  throw new UserError('IdentityInvalid', exitCodes.usage, `--identity takes the ARM id of a user-assigned identity, not ${JSON.stringify(id)}.`, {
    hint: 'az identity show --name NAME --resource-group GROUP --query id --output tsv',
  });
}

/** Limits of the API resource in the ARM spec 2024-05-01. */
function checkPath(path: string | undefined): string | undefined {
  const trimmed = path?.replaceAll(/^\/+|\/+$/g, '');
  if (trimmed === undefined || (trimmed.length <= 400 && /^[\w.~-]+(\/[\w.~-]+)*$/.test(trimmed) && !/(^|\/)\.{1,2}(\/|$)/.test(trimmed))) return trimmed;
  const rule = 'it takes letters, digits, "-", "_", "." and single "/" in between, at most 400 characters';
  throw new UserError('PathInvalid', exitCodes.usage, `${JSON.stringify(path)} cannot be the path of an API: ${rule}.`, { hint: 'For example: --path openai' });
}

function checkApiId(id: string | undefined): string | undefined {
  if (id?.toLowerCase() === canaryApiId) throw new UserError('ApiIdInvalid', exitCodes.usage, `${id} is the API through which apim-llm asks accounts whether they answer.`, { hint: 'Choose another: --api azure-openai' });
  if (id === undefined || /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$/.test(id)) return id;
  const rule = 'it takes letters, digits, "-", "_" and ".", at most 80 characters';
  throw new UserError('ApiIdInvalid', exitCodes.usage, `${JSON.stringify(id)} cannot be the id of an API: ${rule}.`, { hint: 'For example: --api azure-openai' });
}

function checkVersionSet(id: string | undefined): string | undefined {
  if (id === undefined || /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,78}[A-Za-z0-9])?$/.test(id)) return id;
  const rule = 'it takes letters, digits and "-", at most 80 characters';
  throw new UserError('VersionSetInvalid', exitCodes.usage, `${JSON.stringify(id)} cannot be the id of an API version set: ${rule}.`, { hint: 'For example: --version-set azure-openai' });
}
