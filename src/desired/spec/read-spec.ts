import type { Files } from '../../../commands/command.ts';
import type { JsonObject } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { isWebAddress } from '../../model/web-address.ts';
import { loadDocument, longestSpec } from '../../openapi/load.ts';

/** Where a description comes from. Neither: the built-in one. */
export interface SpecSource {
  /** `builtin`, `builtin-v1`, `-` for standard input, an address, or a file. */
  readonly spec?: string | undefined;
  /** Of a published description. */
  readonly apiVersion?: string | undefined;
}

export interface ReadSpec {
  readonly document: JsonObject;
  /** How messages call it; nothing secret in it. */
  readonly origin: string;
  /** As it came. */
  readonly bytes: number;
}

/** Reads a description, downloads it where need be. Fails with UserErrors that say what to do instead. */
export async function readSpec({ spec, apiVersion }: SpecSource, files: Files): Promise<ReadSpec> {
  if (apiVersion !== undefined) {
    if (spec !== undefined) throw new UserError('OptionsConflict', exitCodes.usage, '--api-version and --spec name two descriptions.', { hint: 'Keep one of them.' });
    return (await import('./published-spec.ts')).publishedSpec(apiVersion, files);
  }
  switch (spec) {
    case undefined:
    case 'builtin':
      return builtIn((await import('../../../templates/specs/builtin.json', { with: { type: 'json' } })).default, 'the built-in description');
    case 'builtin-v1':
      return builtIn((await import('../../../templates/specs/builtin-v1.json', { with: { type: 'json' } })).default, 'the built-in description of v1');
    default:
      if (isWebAddress(spec)) return (await import('./addressed-spec.ts')).addressedSpec(spec, files);
      return read(await textOf(spec, files), spec === '-' ? 'standard input' : spec);
  }
}

function builtIn(document: JsonObject, origin: string): ReadSpec {
  return { document, origin, bytes: Buffer.byteLength(JSON.stringify(document)) };
}

/** A version is easily given as if it were a file. */
async function textOf(file: string, files: Files): Promise<string> {
  try {
    return await files.readText(file, longestSpec);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'FileUnreadable') throw error;
    const { publishedVersion } = await import('../../openapi/catalogue.ts');
    const version = publishedVersion(file)?.version;
    throw version === undefined ? error : new UserError(error.code, error.exitCode, error.message, { hint: `Did you mean --api-version ${version}?`, cause: error });
  }
}

async function read(text: string, origin: string): Promise<ReadSpec> {
  return { document: await loadDocument(text, origin), origin, bytes: Buffer.byteLength(text) };
}
