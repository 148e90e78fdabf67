import { exitCodes, UserError } from '../../model/user-error.ts';
import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { elementsIn } from '../document/find.ts';
import { positionsIn } from '../document/position.ts';
import { sectionNames, type BlockKind, type SectionName } from './block.ts';

/** Where blocks may stand (POLICIES.md, Blocks). */
export const sectionsOfKind: Readonly<Record<BlockKind, readonly SectionName[]>> = {
  deny: ['inbound'],
  version: ['inbound'],
  account: ['inbound'],
  route: ['inbound'],
  retry: ['backend'],
  exhausted: ['outbound', 'on-error'],
  limits: ['inbound'],
};

export type PolicySections = ReadonlyMap<SectionName, PolicyElement>;

/**
 * The sections that the document has, by name. A fragment has none.
 *
 * @throws UserError `PolicyUnreadable` where one stands twice: which of them is run, nobody has documented
 */
export function policySections(document: PolicyDocument): PolicySections {
  const sections = new Map<SectionName, PolicyElement>();
  if (document.root.name !== 'policies') return sections;
  for (const element of elementsIn(document.root)) {
    const name = sectionNames.find((known) => known === element.name);
    if (name === undefined) continue;
    const first = sections.get(name);
    if (first !== undefined) throw twice(document, name, first, element);
    sections.set(name, element);
  }
  return sections;
}

function twice(document: PolicyDocument, name: SectionName, ...both: readonly PolicyElement[]): UserError {
  const position = positionsIn(document.text);
  const lines = both.map(({ start }) => position(start).line).join(' and ');
  return new UserError('PolicyUnreadable', exitCodes.conflict, `A policy document has the section <${name}> twice, on lines ${lines}.`, {
    hint: 'Make one of the two, in the code editor of the portal or where it is deployed from, then run the same command again.',
  });
}
