import * as z from 'zod';
import { anyFields, anything, count, nullableText } from './parts.ts';
import { results } from './results.ts';

const step = z.object({
  id: z.string().describe('ARM id.'),
  kind: z.string().describe('Kind of resource, such as api or backend. Kinds are added.'),
  action: z.enum(['create', 'update', 'delete', 'noop']),
  changes: z.array(
    z.object({
      path: z.string(),
      before: anything.optional(),
      after: anything.optional().describe('A value known only during apply stands as {"late": name}.'),
    }),
  ),
  awaits: z.array(z.object({ backend: z.string(), label: z.string() })).optional().describe('What is proven before the step, or although nothing of it is written.'),
  graceMs: z.number().optional(),
  state: z.enum(['done', 'failed', 'skipped']).optional().describe('After an apply: what became of the step.'),
});

const document = z.object({
  version: z.literal(1),
  command: z.string().describe('Words of the command; empty where none was found.'),
  status: z.enum(['ok', 'changes', 'partial', 'failed', 'cancelled']),
  target: z.object({ subscription: nullableText, resourceGroup: nullableText, service: nullableText, api: nullableText }),
  plan: z.object({ steps: z.array(step), summary: z.object({ create: count, update: count, delete: count, noop: count }) }).optional(),
  result: anyFields.optional().describe('What the command has to tell. Absent on a dry run and on most errors.'),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  error: z
    .object({ code: z.string().describe('Stable; listed in docs/errors.md.'), message: z.string(), hint: z.string().optional(), docs: z.string() })
    .optional(),
});

const dialect = 'https://json-schema.org/draft/2020-12/schema';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The document of `--json`. Fields are added, never renamed: whoever reads it has to put up with ones it does not know.
 * @param strict refuses what is not described: for tests, so that nothing stays undescribed
 */
export function reportSchema(strict = false): JsonSchema {
  // Made at once, so that what they share is defined once.
  const { $defs = {}, $schema = dialect, properties } = schemaOf(z.object({ document, results: z.object(results) }), strict);
  const { document: whole, results: own } = (properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  return {
    $schema,
    ...whole,
    allOf: Object.entries((own?.properties ?? {}) as Readonly<Record<string, JsonSchema>>).map(([command, result]) => ({
      if: { properties: { command: { const: command } } },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { result } },
    })),
    $defs,
  };
}

export function schemaOf(shape: z.ZodType, strict: boolean): JsonSchema {
  return z.toJSONSchema(shape, {
    override({ jsonSchema }) {
      if (!strict && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (typeof jsonSchema.propertyNames === 'object') delete jsonSchema.propertyNames;
    },
  });
}
