import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../../../src/emulator/expressions/fault.ts';
import { NotHere } from '../../../../src/emulator/expressions/run/library/not-here.ts';
import { compileExpression } from '../../../../src/emulator/expressions/run/compile-expression.ts';
import { evaluate } from './evaluate.ts';

function offsetOf(source: string): number | undefined {
  try {
    compileExpression(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return error.offset;
  }
}

describe('what the local gateway does not have', () => {
  it.each([
    ['a static member', '@(XmlReader.Create("a"))', 12],
    ['a class that cannot be made', '@(new System.Xml.Schema.XmlSchemaSet())', 2],
  ])('%s is refused before it runs', (_, source, offset) => {
    expect(offsetOf(source)).toBe(offset);
  });

  it('a member of a value is named with its place', () => {
    expect(() => evaluate('@{\n  var a = new { b = 1 };\n  return a.Missing;\n}')).toThrow(NotHere);
    expect(() => evaluate('@{\n  var a = new { b = 1 };\n  return a.Missing;\n}')).toThrow("'Missing' of 'AnonymousType' in expressions (line 3, column 12)");
  });

  it('a method of a value is named with its place, and no catch sees it', () => {
    expect(() => evaluate('@{ var a = new { b = 1 }; try { return a.Missing(); } catch { return 0; } }')).toThrow("'Missing' of 'AnonymousType' in expressions (line 1, column 42)");
  });

  it('what does not compile says so', () => {
    expect(() => compileExpression('@(nothing)')).toThrow("The name 'nothing' does not exist in the current context");
  });
});
