import { readPolicyDocument } from '../policies/reader.ts';
import { Refusal } from '../refusal.ts';

export type ReadXml = { readonly root: ReturnType<typeof readPolicyDocument>['root'] } | { readonly fault: string };

/** A text that has to be well-formed XML, as one reader of this service reads all of it. */
export function readXml(text: string): ReadXml {
  try {
    return { root: readPolicyDocument(text, 'xml').root };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { fault: error.details?.[0]?.message ?? error.message };
  }
}
