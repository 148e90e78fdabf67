import * as z from 'zod';
import type { JsonObject } from '../model/json.ts';
import type { Kind } from '../model/resource.ts';
import type { Recorded } from './journal.ts';

const body: z.ZodType<JsonObject> = z.record(z.string(), z.json());
// A record, so that the compiler asks for a kind that is missing here.
const kinds: Readonly<Record<Kind, Kind>> = {
  identity: 'identity',
  roleAssignment: 'roleAssignment',
  backend: 'backend',
  apiVersionSet: 'apiVersionSet',
  api: 'api',
  operation: 'operation',
  apiPolicy: 'apiPolicy',
  apiRelease: 'apiRelease',
  subscription: 'subscription',
  component: 'component',
  workspace: 'workspace',
  logger: 'logger',
  diagnostic: 'diagnostic',
  diagnosticSetting: 'diagnosticSetting',
  workbook: 'workbook',
  alertRule: 'alertRule',
};
export const kind = z.enum(kinds);
const at = z.number();

const entry: z.ZodType<Recorded> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run-start'), at, command: z.string(), target: body }),
  z.object({
    type: z.literal('step-start'),
    at,
    id: z.string(),
    kind,
    label: z.string(),
    action: z.enum(['create', 'update', 'delete']),
    body,
    before: body.optional(),
    etagBefore: z.string().optional(),
    sentUnseen: z.boolean(),
    stays: z.array(z.string()).optional(),
    needs: z.array(z.string()),
    redacted: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('step-end'),
    at,
    id: z.string(),
    kind,
    result: z.enum(['written', 'refused', 'failed']),
    etag: z.string().optional(),
    error: z.string().optional(),
  }),
  z.object({ type: z.literal('run-end'), at, status: z.string() }),
]);

/** One line of a journal, or undefined where it is none. */
export function parseEntry(line: string): Recorded | undefined {
  try {
    return entry.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
