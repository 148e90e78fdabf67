import published from './policy-table.json' with { type: 'json' };
import { attributeCorrections } from './attribute-corrections.ts';
import type { AttributeRules } from './attribute-rule.ts';
import { text } from './content.ts';
import type { Content } from './content.ts';
import { contents } from './contents.ts';
import { innerAttributes } from './inner-attributes.ts';
import { innerContents } from './inner-contents.ts';

/** What is known of an element at its place. */
export interface Definition {
  /** `validate-jwt`, or `validate-jwt/openid-config`. */
  readonly path: string;
  /** Undefined where any are taken. */
  readonly attributes: AttributeRules | undefined;
  readonly content: Content;
}

const table = published as unknown as Readonly<Record<string, AttributeRules>>;

/** Microsoft's schemas give both names one type. */
const twins: Readonly<Record<string, string>> = { 'azure-openai-emit-token-metric': 'llm-emit-token-metric' };

const definitions = new Map(Object.entries(contents).map(([path, content]) => [path, { path, attributes: attributesOf(path), content }]));

/** Every policy's root takes an `id`, also where the schemas leave it out (documentation of `context.LastError.PolicyId`). */
function attributesOf(policy: string): AttributeRules {
  return Object.assign({ id: { type: 'string' } }, table[policy], ...attributeCorrections.filter((each) => each.policy === policy).map(({ attributes }) => attributes));
}

/** Undefined where there is no such policy. */
export function definitionOf(policy: string): Definition | undefined {
  return definitions.get(policy);
}

/** An element of a policy, or a policy inside of one (`set-header` of `return-response`). Text where nothing else is known. */
export function definitionWithin(parent: string, name: string): Definition {
  const path = `${twins[parent] ?? parent}/${name}`;
  const [attributes, content] = [lookUp(innerAttributes, path), lookUp(innerContents, path)];
  if (content?.kind === 'any') return { path, attributes, content };
  if (attributes ?? content) return { path, attributes: attributes ?? {}, content: content ?? text };
  return definitions.get(name) ?? { path, attributes: {}, content: text };
}

function lookUp<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
