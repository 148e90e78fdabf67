import type { Files } from '../../../commands/command.ts';
import type { JsonObject } from '../../model/json.ts';
import { loadDocument, longestSpec } from '../../openapi/load.ts';

/** @param spec `builtin`, `builtin-v1`, `-` for standard input, or a file */
export async function readSpec(spec: string, files: Files): Promise<{ readonly document: JsonObject; readonly origin: string }> {
  switch (spec) {
    case 'builtin':
      return { document: (await import('../../../templates/specs/builtin.json', { with: { type: 'json' } })).default, origin: 'the built-in description' };
    case 'builtin-v1':
      return { document: (await import('../../../templates/specs/builtin-v1.json', { with: { type: 'json' } })).default, origin: 'the built-in description of v1' };
    default: {
      const origin = spec === '-' ? 'standard input' : spec;
      return { document: await loadDocument(await files.readText(spec, longestSpec), origin), origin };
    }
  }
}
