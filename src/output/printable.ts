/** East Asian Wide and Fullwidth ranges (Unicode Standard Annex 11), and emoji that show as pictures: two columns each. */
const wide = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/gu;
/** Marks that stand on the character before them. */
const standing = /\p{Mn}|\p{Me}|\u200D|[\uFE00-\uFE0F]/gu;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  if (/^[\u0020-\u007E]*$/.test(text)) return text.length;
  const single = text.replaceAll(standing, '');
  return [...single].length + (single.match(wide)?.length ?? 0);
}

/** Control characters, which could move the cursor or forge lines, are shown as one mark each: names and titles come from others. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
