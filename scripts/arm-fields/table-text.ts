import type { FieldTable } from '../../src/emulator/arm/schema/table.ts';

/** One fact a line, so that a change of a specification is a small difference. */
export function tableText({ names, shapes, types }: FieldTable): string {
  const list = (items: readonly unknown[]): string => items.map((item) => JSON.stringify(item)).join(',\n');
  const rows = Object.entries(types).map(([type, versions]) => `${JSON.stringify(type)}:${JSON.stringify(versions)}`);
  return `{"names":[\n${list(names)}\n],"shapes":[\n${list(shapes)}\n],"types":{\n${rows.join(',\n')}\n}}\n`;
}
