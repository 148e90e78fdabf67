/** The reserved words of C#. `var`, `when`, `await` and the like are names outside of their places. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event ' +
    'explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null ' +
    'object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string ' +
    'struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while'
  ).split(' '),
);

/** Keywords that name a type. */
export const typeKeywords: ReadonlySet<string> = new Set('bool byte char decimal double float int long object sbyte short string uint ulong ushort'.split(' '));
