import { UserError } from '../../../src/model/user-error.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { importDocument, type ImportDocument } from '../../../src/openapi/import-document.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import { shapeOf } from '../../../src/openapi/shape.ts';
import { told, type Shown } from '../local-import.ts';

const server = 'https://example.openai.azure.com/openai';

export interface Outcome {
  readonly sent?: ImportDocument;
  /** Code of the UserError. */
  readonly refused?: string;
}

function refusal(error: unknown): Outcome {
  if (!(error instanceof UserError) || error.exitCode !== 2) throw error;
  // oxlint-disable-next-line no-control-regex -- what a terminal would act on
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(error.message)) throw new Error(`hostile text in a message: ${JSON.stringify(error.message)}`);
  if (error.message.length > 6000) throw new Error(`a message of ${error.message.length} characters`);
  return { refused: error.code };
}

/** Taken, or refused with a UserError of exit 2; anything else is thrown. */
export function importOutcome(document: JsonObject): Outcome {
  try {
    const sent = importDocument(document, 'a.json', { server });
    return { sent };
  } catch (error) {
    return refusal(error);
  }
}

export async function textOutcome(text: string): Promise<Outcome> {
  try {
    const document = await loadDocument(text, 'a.json');
    shapeOf(document, 'a.json');
    return importOutcome(document);
  } catch (error) {
    return refusal(error);
  }
}

/** What is wrong with something that was taken: a second repair that is needed, an importer that sees it otherwise. */
export async function faultOf({ sent }: Outcome, arm: (value: string) => Promise<Shown>): Promise<string | undefined> {
  if (sent === undefined) return undefined;
  const again = importDocument(sent.document, 'a.json', { server });
  if (again.repairs.length > 0) return `repaired again: ${again.repairs.map(({ id, pointers }) => `${id} ${pointers[0]}`).join(', ')}`;
  const shown = await arm(sent.value);
  if (shown.status !== 'Succeeded') return `refused by the importer: ${shown.status}`;
  const wanted = told(sent);
  const missing = wanted.find((each) => !shown.operations.includes(each));
  const more = shown.operations.find((each) => !wanted.includes(each));
  return missing === undefined && more === undefined ? undefined : `told ${JSON.stringify(missing)}, shown ${JSON.stringify(more)}`;
}
