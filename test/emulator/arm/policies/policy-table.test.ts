import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyTableText } from '../../../../scripts/policy-attributes/table-text.ts';
import { sectionsOf } from '../../../../src/emulator/arm/policies/policy-sections.ts';
import { attributeCombinations } from '../../../../src/emulator/arm/policies/rules/attribute-combinations.ts';
import { attributeCorrections } from '../../../../src/emulator/arm/policies/rules/attribute-corrections.ts';
import { contents } from '../../../../src/emulator/arm/policies/rules/contents.ts';
import { definitionOf, definitionWithin } from '../../../../src/emulator/arm/policies/rules/definition.ts';
import type { Definition } from '../../../../src/emulator/arm/policies/rules/definition.ts';
import { wordsOf } from '../../../../src/emulator/arm/policies/rules/enumerations.ts';
import { innerAttributes } from '../../../../src/emulator/arm/policies/rules/inner-attributes.ts';
import { innerContents } from '../../../../src/emulator/arm/policies/rules/inner-contents.ts';
import { sharedFile, testWithShared } from '../../../support/shared.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../../src/emulator/arm/policies/rules/policy-table.json'), 'utf8');
const published = Object.keys(JSON.parse(text) as object);
const simple = ['boolean', 'dateTime', 'double', 'float', 'int', 'integer', 'long', 'nonNegativeInteger', 'positiveInteger', 'string', 'unsignedInt'];

/** Elements that can be reached from the policies. */
function reachable(definition: Definition): readonly Definition[] {
  const { content, path: at } = definition;
  if (!('children' in content)) return [definition];
  const inner = content.children.map(({ name }) => definitionWithin(at, name)).filter((each) => each.path.startsWith(`${at}/`) || each.path.includes('/'));
  return [definition, ...inner.flatMap(reachable)];
}
const all = Object.keys(contents).flatMap((policy) => reachable(definitionOf(policy) as Definition));

describe('the table of policies', () => {
  testWithShared('is what the list of attributes gives, byte by byte', 'facts/policy-attributes.tsv', () => {
    expect(policyTableText(readFileSync(sharedFile('facts/policy-attributes.tsv'), 'utf8')) === text).toBe(true);
  });

  it('reads types, unions with expressions, words, what is needed and defaults', () => {
    const lines = ['xsd\telement\tattribute\ttype\tuse\tdefault', 'f\tb\tx\tinline:  xs:int expression\trequired\t', 'f\ta\ty\tinline:none,liquid  xs:string\toptional\tnone', 'f\tb\tz\txs:boolean\toptional\t'];
    expect(JSON.parse(policyTableText(lines.join('\n')))).toEqual({
      a: { y: { type: 'string', words: ['none', 'liquid'], default: 'none' } },
      b: { x: { type: 'int', expression: 1, required: 1 }, z: { type: 'boolean' } },
    });
    expect(() => policyTableText('h\nf\ta\ty\tinline:  xs:int xs:long\t\t')).toThrow('more members');
    expect(() => policyTableText('h\nf\ta\ty\tsome type\t\t')).toThrow('not a type');
  });

  it('knows the content and the sections of every policy that it lists, and no others', () => {
    const corrected = attributeCorrections.map(({ policy }) => policy);
    expect(Object.keys(contents).toSorted()).toEqual([...new Set([...published, ...corrected])].toSorted());
    expect(Object.keys(contents).filter((policy) => !sectionsOf(policy)?.length)).toEqual([]);
  });

  it('has only types that it can check', () => {
    const types = all.flatMap(({ attributes }) => Object.values(attributes ?? {}).map(({ type }) => type));
    expect(types.length).toBeGreaterThan(450);
    expect([...new Set(types)].filter((type) => !simple.includes(type) && !wordsOf(type))).toEqual([]);
  });

  it('has no rule for an element that cannot be reached', () => {
    const paths = new Set([...all.map((each) => each.path), 'choose/when', 'choose/otherwise']);
    expect([...Object.keys(innerAttributes), ...Object.keys(innerContents), ...Object.keys(attributeCombinations)].filter((each) => !paths.has(each))).toEqual([]);
  });

  it('names attributes in its rules that there are', () => {
    for (const [at, rules] of Object.entries(attributeCombinations)) {
      const known = Object.keys(all.find((each) => each.path === at)?.attributes ?? {});
      const named = rules.flatMap(({ oneOf = [], exclusive = [], together = [], unavailable }) => [...oneOf, ...exclusive, ...together, ...(unavailable?.names ?? [])]);
      expect(named.filter((name) => !known.includes(name)), at).toEqual([]);
    }
  });

  it('gives every policy an id', () => {
    expect(Object.keys(contents).filter((policy) => definitionOf(policy)?.attributes?.['id'] === undefined)).toEqual([]);
    expect(definitionOf('set-colour')).toBeUndefined();
    expect(definitionOf('constructor')).toBeUndefined();
  });
});
