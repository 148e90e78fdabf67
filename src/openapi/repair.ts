import type { JsonObject } from '../model/json.ts';
import { dropExamples } from './passes/drop-examples.ts';
import { setServer } from './passes/set-server.ts';

/** One small change that makes a document importable. */
export interface Pass {
  readonly id: string;
  readonly reason: string;
  /** Gives the document itself where nothing is to be changed. Pointers say where it was. */
  apply(document: JsonObject, target: Target): { readonly document: JsonObject; readonly pointers: readonly string[] };
}

export interface Target {
  /** URL of the surface that the API calls: the account's endpoint with the shape's path. */
  readonly server: string;
}

/** What a pass did, for the report. */
export interface Repair {
  readonly id: string;
  readonly reason: string;
  readonly pointers: readonly string[];
}

const passes: readonly Pass[] = [dropExamples, setServer];

export function repair(document: JsonObject, target: Target): { readonly document: JsonObject; readonly repairs: readonly Repair[] } {
  let here = document;
  const repairs: Repair[] = [];
  for (const pass of passes) {
    const { document: next, pointers } = pass.apply(here, target);
    if (pointers.length > 0) repairs.push({ id: pass.id, reason: pass.reason, pointers });
    here = next;
  }
  return { document: here, repairs };
}
