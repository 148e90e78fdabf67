import type { JsonObject } from '../../model/json.ts';

/** What a block is for (POLICIES.md, Blocks). */
export const blockKinds = ['deny', 'version', 'account', 'route', 'retry', 'exhausted', 'limits'] as const;
export type BlockKind = (typeof blockKinds)[number];

export const sectionNames = ['inbound', 'backend', 'outbound', 'on-error'] as const;
export type SectionName = (typeof sectionNames)[number];

/** A block as it is to stand in a document. */
export interface Block {
  readonly kind: BlockKind;
  readonly section: SectionName;
  /** What the opening mark remembers: a command reads it, changes its rows, and has the whole block rendered again. */
  readonly carried: JsonObject;
  /** Between the marks: policies, one line each, inner lines indented by two spaces. */
  readonly lines: readonly string[];
}
