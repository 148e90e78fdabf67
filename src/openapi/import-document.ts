import { createHash } from 'node:crypto';
import type { JsonObject } from '../model/json.ts';
import { problemsOf, refuse } from './check.ts';
import { checkSize } from './checks/size.ts';
import { fitted } from './fit.ts';
import { operationsOf, type Operation } from './operations.ts';
import type { Repair } from './changes.ts';
import { repair, type Target } from './repair.ts';

/** What is sent to API Management. */
export interface ImportDocument {
  readonly document: JsonObject;
  /** Serialised JSON. */
  readonly value: string;
  /** First 16 hex digits of the sha256 of `value`. */
  readonly digest: string;
  readonly operations: readonly Operation[];
  readonly repairs: readonly Repair[];
}

/** Repairs and checks. What cannot be repaired is a UserError (exit 2) with a JSON pointer for each place. */
export function importDocument(document: JsonObject, origin: string, target: Target): ImportDocument {
  const repaired = repair(document, origin, target);
  refuse(origin, problemsOf(repaired.document));
  const { document: sent, value, repairs } = fitted(repaired.document);
  if (repairs.length > 0) refuse(origin, problemsOf(sent));
  refuse(origin, checkSize(value));
  const digest = createHash('sha256').update(value).digest('hex').slice(0, 16);
  return { document: sent, value, digest, operations: operationsOf(sent), repairs: [...repaired.repairs, ...repairs] };
}
