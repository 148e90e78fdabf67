const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Keywords of C# that name types. */
export const predefinedTypes = wordsOf('bool byte char decimal double float int long object sbyte short string uint ulong ushort');

/** Words that name neither a type nor a thing, contextual ones that no policy would use as a name among them. */
const keywords = wordsOf(
  'abstract as async await base break case catch checked class const continue default delegate do else enum event explicit extern false finally fixed for foreach goto if implicit in interface internal is lock nameof namespace new null operator out override params private protected public readonly ref return sealed sizeof stackalloc static struct switch this throw true try typeof unchecked unsafe using var virtual void volatile when while yield',
);

/** Keywords in a query (`from x in …`), names elsewhere. */
const queryKeywords = wordsOf('from where select group into orderby join let on equals by ascending descending');

/** Keywords that an operand follows: a `(T)` behind one is a cast, not what an `if` or a call has in its brackets. */
export const wordsBeforeOperands = wordsOf('as await case else in is out ref return select throw when where by on equals orderby');

export function isKeyword(word: string, isQuery: boolean): boolean {
  return keywords.has(word) || (isQuery && queryKeywords.has(word));
}
