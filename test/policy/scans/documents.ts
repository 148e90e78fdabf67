import type { PolicyDocument } from '../../../src/policy/document/document.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';

/** A document with this in one section, on the line behind the section's tag. */
export function withSection(section: string, inner: string): PolicyDocument {
  return readPolicyDocument(`<policies>\n<${section}>\n${inner}\n</${section}>\n</policies>`);
}

export function withInbound(inner: string): PolicyDocument {
  return withSection('inbound', inner);
}

/** Between marks of ours. */
export function marked(kind: string, inner: string, carried = '{}'): string {
  return `<!-- apim-llm:v1 begin ${kind} ${carried} -->${inner}<!-- apim-llm:v1 end ${kind} -->`;
}
