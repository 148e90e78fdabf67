import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockKinds } from '../../../src/policy/blocks/block.ts';
import { withBlocks, withoutBlock } from '../../../src/policy/blocks/edit.ts';
import { findBlocks } from '../../../src/policy/blocks/find.ts';
import { handEdits } from '../../../src/policy/blocks/hand-edits.ts';
import { renderBlock } from '../../../src/policy/blocks/render.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { anyBlock, onTheWire, type Written } from './any-block.ts';
import { serviceText } from './service-text.ts';

const text = '<policies>\n\t<inbound>\n\t\t<base />\n\t\t<set-variable name="a" value="@(b("c") < 1)" />\n\t</inbound>\n\t<backend>\n\t\t<forward-request timeout="60" />\n\t</backend>\n</policies>\n';

/** Names of 64 KB can make a block that no document takes. */
const fits = (written: fc.Arbitrary<Written>): fc.Arbitrary<Written> => written.filter(({ blocks }) => JSON.stringify(blocks).length < 50_000);

describe.each(blockKinds)('a rendered %s block', (kind) => {
  it('is found in a document with all that it carries, and leaves no trace, whatever things are called', () => {
    fc.assert(
      fc.property(fits(anyBlock[kind]), ({ blocks }) => {
        const edited = withBlocks(text, blocks, 'operation');
        for (const document of [edited, serviceText(edited)]) {
          const found = findBlocks(readPolicyDocument(document));
          expect(found.map(({ carried }) => carried)).toEqual(blocks.map(({ carried }) => onTheWire(carried)));
          const rendered = found.map(({ carried, section }) => renderBlock(kind, carried)?.find((block) => block.section === section));
          expect(found.map((block, index) => rendered[index] && handEdits(block, rendered[index]))).toEqual(found.map(() => undefined));
          expect(withBlocks(document, blocks, 'operation')).toBe(document);
        }
        expect(withoutBlock(edited, kind)).toBe(text);
      }),
      { numRuns: 20, seed: 5 },
    );
  });
});
