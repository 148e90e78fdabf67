import { describe, expect, it } from 'vitest';
import { extensionsNamed, membersAt } from '../../../../../src/emulator/expressions/run/registry.ts';
import { isAllowed } from '../../../../../src/emulator/expressions/types/type-definition.ts';
import type { TypeDefinition } from '../../../../../src/emulator/expressions/types/type-definition.ts';
import { allTypes } from '../../../../../src/emulator/expressions/types/type-table.ts';
import { notRun } from './not-run.ts';

/** Members that the checker lets through and no table runs. */
function missing(type: TypeDefinition): readonly string[] {
  const { properties, methods, index, statics } = membersAt(type.name);
  const members = [...type.members.keys()].filter((name) => !(name === '[]' ? index : (properties?.[name] ?? methods?.[name] ?? extensionsNamed(name)[0])));
  const own = [...type.statics.keys()].filter((name) => !(statics?.properties?.[name] ?? statics?.methods?.[name]));
  return [...members, ...own].filter((name) => isAllowed(type, name));
}

describe('the library beside the table of types', () => {
  it('runs every member that is usable, but for those of the ledger', () => {
    const found: Record<string, string[]> = {};
    for (const type of allTypes().filter(({ isEnum, allowed }) => !isEnum && allowed !== 'nothing')) {
      const names = missing(type);
      if (names.length > 0) found[type.name] = [...new Set([...(found[type.name] ?? []), ...names])].toSorted();
    }
    const expected = Object.fromEntries(Object.entries(notRun).map(([type, names]) => [type, names.split(' ').toSorted()]));
    expect(found).toEqual(expected);
  });
});
