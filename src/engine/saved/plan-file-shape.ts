import * as z from 'zod';
import type { JsonObject } from '../../model/json.ts';
import { kind } from '../journal-entry.ts';
import { planFormat, planVersion, type PlanFile } from './plan-file.ts';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/).describe('SHA-256 in hexadecimal.');
const object: z.ZodType<JsonObject> = z.record(z.string(), z.json());
const action = z.enum(['create', 'update', 'delete', 'noop']);
const count = z.number().int().nonnegative();

const change = z.object({
  path: z.string().describe('JSON path in the resource, with dots and brackets.'),
  before: z.json().optional(),
  after: z.json().optional().describe('A value known only during apply stands as {"late": name}.'),
});

const step = z.object({
  id: z.string().describe('ARM id; "(known after apply)" stands for a name that is not known yet.'),
  kind,
  label: z.string(),
  action,
  changes: z.array(change).describe('What changes, with secrets masked.'),
  notes: z.array(z.string()).optional(),
  awaits: z.array(z.string()).optional().describe('What is proven before the step, or although nothing of it is written.'),
  graceMs: count.optional(),
  before: digest.optional().describe('Digest of what stood there.'),
  desired: z.json().describe('The resource as it is to be; a text with something secret in it stands as {"$withheld": digest}.'),
});

/** The plan file of this version. The published JSON Schema is made from it. */
export const planFileShape: z.ZodType<PlanFile> = z
  .object({
    format: z.literal(planFormat),
    version: z.literal(planVersion),
    tool: z.string().describe('Version of apim-llm that made the plan; the same one applies it.'),
    createdAt: z.iso.datetime(),
    command: z.string().describe('Words of the command, such as "pool create".'),
    line: z.string().describe('The command line, for people.'),
    options: object.describe('Values of options and arguments, wherever they came from.'),
    takeOver: z.array(z.string()),
    target: z.object({
      cloud: z.string().describe('Name of the cloud, or "local".'),
      subscription: z.string(),
      resourceGroup: z.string().nullable(),
      service: z.string(),
      serviceId: z.string(),
      api: z.string().nullable(),
    }),
    headline: z.string().optional(),
    summary: z.object({ create: count, update: count, delete: count, noop: count }),
    steps: z.array(step),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    rests: z
      .array(z.object({ id: z.string(), part: z.string().optional(), etag: z.string().optional(), digest }))
      .describe('Everything that was read and that the plan may rest on.'),
    files: z
      .array(z.object({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), text: z.string().optional() }))
      .describe('Files and descriptions that the command read. Without a text they are read again, and have to be the same.'),
    digest: digest.describe('Of the whole plan.'),
    checksum: digest.describe('Of everything else in this file. It shows damage and careless edits; it is no signature.'),
  })
  .describe('A saved plan of apim-llm, for apim-llm apply --plan.');
