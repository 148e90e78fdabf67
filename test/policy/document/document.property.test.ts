import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/user-error.ts';
import { canonical } from '../../../src/policy/document/canonical.ts';
import { printPolicyDocument } from '../../../src/policy/document/print.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { anyDocument, anyText, mutatedText } from './documents.ts';
import { outline, unsound } from './outline.ts';

/** What is wrong: nothing where the document is read and printed again as it was, or refused as users can understand. */
function faults(text: string): readonly string[] {
  try {
    const document = readPolicyDocument(text);
    return [...unsound(document), ...(printPolicyDocument(document) === text ? [] : ['printed otherwise'])];
  } catch (error) {
    const isRefused = error instanceof UserError && error.code === 'PolicyUnreadable' && error.exitCode === 5;
    return isRefused && placed.test(error.message) && isIn(text, placed.exec(error.message)) ? [] : [String(error)];
  }
}

const placed = /^A policy document cannot be read: line ([1-9]\d*), column ([1-9]\d*): [^]+\.$/;

function isIn(text: string, place: RegExpExecArray | null): boolean {
  const line = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)[Number(place?.[1]) - 1];
  return line !== undefined && Number(place?.[2]) <= line.length + 1;
}

describe('policy documents', () => {
  it('say what was written, wherever it stands', () => {
    fc.assert(
      fc.property(anyDocument, ({ says, text }) => {
        const document = readPolicyDocument(text);
        expect(outline(document.root)).toEqual(says);
        expect(unsound(document)).toEqual([]);
        expect(printPolicyDocument(document)).toBe(text);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('are read and printed again byte by byte, or refused with line and column', () => {
    fc.assert(
      fc.property(fc.oneof(mutatedText, anyText), (text) => {
        expect(faults(text)).toEqual([]);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('have one canonical text however the service indents, ends lines, and writes tags', () => {
    fc.assert(
      fc.property(anyDocument, ({ text }) => {
        const once = canonical(text);
        expect(canonical(once)).toBe(once);
        expect(canonical(text.replaceAll(/\r\n?/g, '\n').replaceAll('\n', '\r\n'))).toBe(once);
        expect(canonical(`\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n${text.replace(/^\uFEFF|^<\?xml.*?\?>/, '')}\n`)).toBe(once);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('have a canonical text whatever they hold', () => {
    fc.assert(
      fc.property(fc.oneof(mutatedText, anyText), (text) => {
        expect(typeof canonical(text)).toBe('string');
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
