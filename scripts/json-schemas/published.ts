import { planFileShape } from '../../src/engine/saved/plan-file-shape.ts';
import { reportSchema, schemaOf } from './report.ts';

/** The published schemas by file name. Their `$id` is the name: relative, for no host is ours. */
export function published(): Readonly<Record<string, string>> {
  return {
    'report.v1.schema.json': text('report.v1.schema.json', 'Report of apim-llm (--json), version 1', reportSchema()),
    'plan.v1.schema.json': text('plan.v1.schema.json', 'Saved plan of apim-llm (--out), version 1', schemaOf(planFileShape, false)),
  };
}

function text(id: string, title: string, { $schema, ...schema }: object & { readonly $schema?: string | undefined }): string {
  return `${JSON.stringify({ $schema, $id: id, title, ...schema }, null, 2)}\n`;
}
