import type { Block, BlockKind } from '../../../src/policy/blocks/block.ts';
import { sectionsOfKind } from '../../../src/policy/blocks/policy-sections.ts';

/** A block of the kind for each section that it stands in; what it says does not matter to the editor. */
export function someBlocks(kind: BlockKind, row = 'a'): readonly Block[] {
  return sectionsOfKind[kind].map((section) => ({
    kind,
    section,
    carried: { rows: [row, '--', '{{x}}', 'ü'] },
    lines: [`<choose id="apim-llm-${kind}">`, `  <when condition="@(context.Variables.ContainsKey(&quot;${row}&quot;))">`, `    <set-variable name="${row}" value="${section}" />`, '  </when>', '</choose>'],
  }));
}

/** Of a kind that stands in one section. */
export function someBlock(kind: Exclude<BlockKind, 'exhausted'>, row = 'a'): Block {
  const [block] = someBlocks(kind, row);
  if (block === undefined) throw new Error(`${kind} stands in no section`);
  return block;
}
