import { describe, expect, it } from 'vitest';
import { outcome } from './evaluate.ts';

describe('loops', () => {
  it.each([
    ['var t = 0; for (var i = 0; i < 5; i++) t += i; return t;', '10'],
    ['var t = 0; for (int i = 0, j = 10; i < j; i++, j--) t++; return t;', '5'],
    ['var t = 0; for (var i = 0; i < 9; i++) { if (i == 2) continue; if (i == 5) break; t += i; } return t;', '8'],
    ['var i = 0; while (i < 7) i += 2; return i;', '8'],
    ['var i = 9; do { i++; } while (i < 5); return i;', '10'],
    ['var i = 0; do { i++; if (i == 3) continue; if (i == 6) break; } while (true); return i;', '6'],
    ['var t = 0; foreach (var i in new[] { 1, 2, 3 }) t += i; return t;', '6'],
    ['foreach (var i in new[] { 1, 2, 3 }) if (i == 2) return i; return 0;', '2'],
    ['for (;;) { return 1; }', '1'],
    ['var t = 0; foreach (var c in "ab") t += c; return t;', '195'],
    ['var t = 0; foreach (int b in new byte[] { 1, 2 }) t += b; return t;', '3'],
    ['int[] a = null; foreach (var i in a) { } return 0;', 'System.NullReferenceException: Object reference not set to an instance of an object.'],
    ['foreach (string s in new object[] { "a", 5 }) { } return 0;', "System.InvalidCastException: Unable to cast object of type 'System.Int32' to type 'System.String'."],
    ['while (true) { while (true) { break; } return 3; }', '3'],
  ])('%s gives %s', (code, expected) => {
    expect(outcome(`@{ ${code} }`)).toBe(expected);
  });
});

describe('if and switch', () => {
  it.each([
    ['if (1 > 2) return 1; else if (2 > 1) return 2; return 3;', '2'],
    ['switch (5) { case 1: return "a"; case 5: return "b"; default: return "c"; }', '"b"'],
    ['switch ("x") { default: return "c"; case "x": return "a"; }', '"a"'],
    ['switch ("z") { default: return "c"; case "x": return "a"; }', '"c"'],
    ['switch (2) { case 1: case 2: return "few"; } return "many";', '"few"'],
    ['var r = ""; switch (1) { case 1: r = "a"; break; } return r + "!";', '"a!"'],
    ['object o = 7; switch (o) { case string s: return s; case int i when i > 9: return "big"; case int i: return i + 1; default: return null; }', '8'],
    ['string s = null; switch (s) { case null: return "none"; default: return "some"; }', '"none"'],
    ['for (var i = 0; ; i++) { switch (i) { case 3: return i; default: continue; } }', '3'],
    ['switch (StringComparison.Ordinal) { case StringComparison.Ordinal: return 1; default: return 2; }', '1'],
  ])('%s gives %s', (code, expected) => {
    expect(outcome(`@{ ${code} }`)).toBe(expected);
  });
});

describe('exceptions', () => {
  it.each([
    ['throw new Exception("no");', 'System.Exception: no'],
    ['throw new Exception();', "System.Exception: Exception of type 'System.Exception' was thrown."],
    ['Exception e = null; throw e;', 'System.NullReferenceException: Object reference not set to an instance of an object.'],
    ['try { throw new Exception("a"); } catch (Exception e) { return e.Message; }', '"a"'],
    ['try { throw new Exception("a"); } catch { return "caught"; }', '"caught"'],
    ['var z = 0; try { return 1 / z; } catch (DivideByZeroException) { return "zero"; }', '"zero"'],
    ['var z = 0; try { return 1 / z; } catch (ArithmeticException) { return "arithmetic"; }', '"arithmetic"'],
    ['var z = 0; try { return 1 / z; } catch (FormatException) { return "format"; }', 'System.DivideByZeroException: Attempted to divide by zero.'],
    ['try { throw new Exception("a"); } catch (Exception e) when (e.Message == "b") { return 1; } catch (Exception e) when (e.Message == "a") { return 2; }', '2'],
    ['string s = null; try { throw new Exception("a"); } catch (Exception) when (s.Length > 0) { return 1; } catch { return 2; }', '2'],
    ['var t = ""; try { t += "a"; } finally { t += "b"; } return t;', '"ab"'],
    ['var t = ""; try { try { throw new Exception("x"); } finally { t += "f"; } } catch { t += "c"; } return t;', '"fc"'],
    ['try { return 1; } finally { var x = 2; }', '1'],
    ['int F() { try { return 1; } finally { int G() { return 9; } G(); } } return F();', '1'],
    ['try { try { throw new Exception("in"); } catch (Exception) { throw; } } catch (Exception e) { return e.Message; }', '"in"'],
    ['try { try { throw new Exception("in"); } catch (Exception e) { throw new Exception("out", e); } } catch (Exception e) { return e.Message + e.InnerException.Message; }', '"outin"'],
    ['for (var i = 0; ; i++) { try { if (i < 3) continue; break; } finally { i += 10; } } return 1;', '1'],
  ])('%s gives %s', (code, expected) => {
    expect(outcome(`@{ ${code} }`)).toBe(expected);
  });
});

describe('local functions and lambdas', () => {
  it.each([
    ['int F(int n) => n < 2 ? 1 : n * F(n - 1); return F(10);', '3628800'],
    ['return Even(10); bool Even(int n) => n == 0 || Odd(n - 1); bool Odd(int n) => n != 0 && Even(n - 1);', 'true'],
    ['int F(int a, int b = 5) => a * 10 + b; return F(1) + F(b: 2, a: 1);', '27'],
    ['int F(params int[] all) => all.Length; return F() * 100 + F(1) * 10 + F(1, 2, 3);', '13'],
    ['int F(params int[] all) => all.Length; return F(new[] { 1, 2, 3, 4 });', '4'],
    ['void F(out int x) { x = 5; } F(out var y); return y;', '5'],
    ['void F(ref int x) { x += 5; } var y = 1; F(ref y); return y;', '6'],
    ['bool F(out string x) { x = "a"; return true; } return F(out string s) ? s : "";', '"a"'],
    ['void F(out int x) { x = 5; } F(out _); return 1;', '1'],
    ['var n = 0; void F() { n++; } F(); F(); return n;', '2'],
    ['var n = 1; int F() => n; n = 2; return F();', '2'],
    ['T F<T>(T x) => x; return F("a") + F(1);', '"a1"'],
    ['int F(int n) { if (n > 2) return n; return F(n + 1); } return F(0);', '3'],
    ['int F() { int n = 1; int G() { n += 1; return n; } G(); G(); return n; } return F();', '3'],
    ['int F(int x) { int G(int y) => x + y; return G(10); } return F(1) + F(2);', '23'],
    ['void F() { return; } F(); return 1;', '1'],
    ['var t = 0; for (var i = 0; i < 3; i++) { int F() => i * 10; t += F(); } return t;', '30'],
  ])('%s gives %s', (code, expected) => {
    expect(outcome(`@{ ${code} }`)).toBe(expected);
  });

  it('lambdas of one turn of a loop share its variables, those of another turn have their own', () => {
    const collected = 'var fs = new object[3]; var k = 0; foreach (var i in new[] { 1, 2, 3 }) { var j = i; int F() => j * 10 + i; fs[k] = F(); k++; }';
    expect(outcome(`@{ ${collected} return fs; }`)).toBe('Object[11, 22, 33]');
  });

  it('variables of a for loop are there once for all its turns', () => {
    expect(outcome('@{ var seen = 0; for (var i = 0; i < 3; i++) { void F() { i++; } F(); seen++; } return seen; }')).toBe('2');
  });
});

describe('using', () => {
  it.each([
    ['using (var a = (IDisposable)null) { } return 1;', '1'],
    ['lock (new object()) { return 2; }', '2'],
  ])('%s gives %s', (code, expected) => {
    expect(outcome(`@{ ${code} }`)).toBe(expected);
  });
});
