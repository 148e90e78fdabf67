import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../src/emulator/expressions/parse-expression.ts';
import type { Statement } from '../../../src/emulator/expressions/syntax/statement.ts';
import { shape } from './shape.ts';

function read(source: string): readonly Statement[] {
  const parsed = parseExpression(`@{${source}}`);
  if (parsed.kind !== 'multi') throw new Error('not statements');
  return parsed.statements;
}

describe('statements', () => {
  it.each([
    ['var a = 1;', { kind: 'local', constant: false, type: { kind: 'named' }, declarators: [{ name: 'a' }] }],
    ['string a, b = c;', { kind: 'local', type: { kind: 'predefined' }, declarators: [{ name: 'a' }, { name: 'b' }] }],
    ['const int a = 1;', { kind: 'local', constant: true }],
    ['Dictionary<string, List<int>> a = b;', { kind: 'local', type: { kind: 'named', parts: [{ name: 'Dictionary' }] } }],
    ['int[] a = { 1, 2 };', { kind: 'local', type: { kind: 'array' }, declarators: [{ value: { kind: 'arrayInitializer' } }] }],
    ['int? a = null;', { kind: 'local', type: { kind: 'nullable' } }],
    ['System.Text.StringBuilder a = b;', { kind: 'local', type: { parts: [{ name: 'System' }, { name: 'Text' }, { name: 'StringBuilder' }] } }],
    ['a.b(c);', { kind: 'expressionStatement', expression: { kind: 'invocation' } }],
    ['a = b;', { kind: 'expressionStatement', expression: { kind: 'assignment' } }],
    ['a?.b();', { kind: 'expressionStatement', expression: { kind: 'conditionalAccess' } }],
    ['a[0]++;', { kind: 'expressionStatement', expression: { kind: 'postfix' } }],
    ['{ a(); { b(); } }', { kind: 'block', statements: [{}, { kind: 'block' }] }],
    [';', { kind: 'empty' }],
    ['if (a) b(); else { c(); }', { kind: 'if', whenTrue: { kind: 'expressionStatement' }, whenFalse: { kind: 'block' } }],
    ['if (a) b(); else if (c) d(); else e();', { kind: 'if', whenFalse: { kind: 'if', condition: { name: 'c' }, whenFalse: { kind: 'expressionStatement' } } }],
    ['for (var i = 0; i < 3; i++) a();', { kind: 'for', initializers: { kind: 'local' }, condition: { kind: 'binary' }, iterators: [{ kind: 'postfix' }] }],
    ['for (i = 0, j = 1;;) { }', { kind: 'for', initializers: [{}, {}], iterators: [] }],
    ['foreach (var a in b) c();', { kind: 'foreach', name: 'a', collection: { name: 'b' } }],
    ['foreach (KeyValuePair<string, int> a in b) { }', { kind: 'foreach', name: 'a', type: { parts: [{ name: 'KeyValuePair' }] } }],
    ['while (a) b();', { kind: 'while' }],
    ['do { a(); } while (b);', { kind: 'do', condition: { name: 'b' } }],
    ['return;', { kind: 'return' }],
    ['return a;', { kind: 'return', value: { name: 'a' } }],
    ['break;', { kind: 'break' }],
    ['continue;', { kind: 'continue' }],
    ['throw new Exception("a");', { kind: 'throwStatement', value: { kind: 'objectCreation' } }],
    ['throw;', { kind: 'throwStatement' }],
    ['try { a(); } catch { b(); }', { kind: 'try', catches: [{ kind: 'catch' }] }],
    ['try { } catch (Exception e) when (e.Message == "a") { } finally { c(); }', { kind: 'try', catches: [{ name: 'e', filter: { kind: 'binary' } }], finally: { kind: 'block' } }],
    ['using (var a = b) { }', { kind: 'using', resource: { kind: 'local' } }],
    ['using (a) b();', { kind: 'using', resource: { kind: 'name' } }],
    ['lock (a) { }', { kind: 'lock' }],
    ['unchecked { a(); }', { kind: 'checkedStatement', checked: false }],
    ['int Twice(int a) => a * 2;', { kind: 'localFunction', name: 'Twice', parameters: [{ name: 'a' }], body: { kind: 'binary' } }],
    ['T First<T>(List<T> a, int b = 1) { return a[b]; }', { kind: 'localFunction', typeParameters: ['T'], body: { kind: 'block' } }],
    ['void Log() { }', { kind: 'localFunction', returnType: 'void' }],
  ])('reads %s', (source, expected) => {
    const [statement, other] = read(source);
    expect(statement).toMatchObject(expected);
    expect(other).toBeUndefined();
  });

  it('reads a switch with patterns, conditions and several labels', () => {
    const [statement] = read('switch (a) { case 1: case 2: return b; case string s when s.Length > 1: return s; case A.B: return c; case null: default: return d; }');
    expect(statement).toMatchObject({
      kind: 'switch',
      sections: [
        { labels: [{ text: 'case 1:', pattern: { kind: 'constantPattern' } }, { text: 'case 2:' }] },
        { labels: [{ pattern: { kind: 'declarationPattern', name: 's' }, when: { kind: 'binary' } }] },
        { labels: [{ pattern: { kind: 'constantPattern', value: { kind: 'member' } } }] },
        { labels: [{ kind: 'case' }, { kind: 'default', text: 'default:' }] },
      ],
    });
  });

  it('takes names that are words of the language elsewhere', () => {
    const [statement] = read('var when = from + await;');
    if (statement?.kind !== 'local') throw new Error('no declaration');
    const [declarator] = statement.declarators;
    if (!declarator?.value || declarator.value.kind === 'arrayInitializer') throw new Error('no value');
    expect(shape(declarator.value)).toBe('(from + await)');
  });
});
