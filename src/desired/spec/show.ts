import type { LocalModule } from '../../../commands/command.ts';
import { textAt } from '../../model/json.ts';
import { shapes, type Shape } from '../../model/shapes.ts';
import { versionOf, type SpecVersion } from '../../openapi/detect.ts';
import { importDocument, type ImportDocument } from '../../openapi/import-document.ts';
import { oneLine } from '../../openapi/one-line.ts';
import { shapeOf } from '../../openapi/shape.ts';
import { readSpec, type ReadSpec, type SpecSource } from './read-spec.ts';
import { humanLines } from './show-human.ts';

/** A description, and what an import would make of it. */
export interface Shown {
  readonly source: ReadSpec;
  readonly specification: SpecVersion;
  readonly shape: Shape;
  readonly title: string;
  readonly version: string;
  readonly sent: ImportDocument;
  /** Bytes of what is sent. */
  readonly sentBytes: number;
}

/** `apim-llm spec show`: refuses what an import would refuse, in the same words. */
export const specShowModule: LocalModule = {
  async report(values, files) {
    const shown = look(await readSpec(await sourceOf(String(values['version'])), files));
    const { source, specification, shape, title, version, sent, sentBytes } = shown;
    return {
      result: {
        api: { name: shapes[shape].apiId, path: shapes[shape].path, displayName: title, version, shape },
        source: { origin: source.origin, specification, bytes: source.bytes, sentBytes },
        operations: sent.operations.map(({ operationId, method, urlTemplate, displayName }) => ({ name: operationId, method, urlTemplate, displayName })),
        repairs: sent.repairs.map((repair) => ({ ...repair })),
      },
      human: (page) => humanLines(shown, page),
      warnings: [],
    };
  },
};

function look(source: ReadSpec): Shown {
  const { document, origin } = source;
  const specification = versionOf(document, origin);
  const shape = shapeOf(document, origin);
  // An import puts the account's own endpoint there.
  const sent = importDocument(document, origin, { server: `https://account.openai.azure.com/${shapes[shape].path}` });
  return {
    source,
    specification,
    shape,
    title: oneLine(textAt(sent.document, 'info', 'title') ?? '', 200) || shapes[shape].apiId,
    version: oneLine(textAt(sent.document, 'info', 'version') ?? '', 50),
    sent,
    sentBytes: Buffer.byteLength(sent.value),
  };
}

/** What looks like a version is one; a file of such a name is given as `./v1`. */
async function sourceOf(word: string): Promise<SpecSource> {
  if (/^builtin(-v1)?$/.test(word) || !/^[\w-]{2,}$/.test(word)) return { spec: word };
  if (/^\d{4}-\d{2}-\d{2}/.test(word)) return { apiVersion: word };
  const { nearVersion } = await import('../../openapi/catalogue.ts');
  return nearVersion(word) === undefined ? { spec: word } : { apiVersion: word };
}
