/** Breaks a command before its flags, and before what stands without one, so that what is copied still runs. */
export function wrapCommand(line: string, indent: number, width: number): readonly string[] {
  const parts = line.split(/ (?=--?[a-z[]|\[options\])|(?<! --[\w-]+) (?=<)/);
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length + 3 <= width - 2) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(last === undefined ? part : `${' '.repeat(indent)}${part}`);
  }
  return lines.map((text, index) => (index < lines.length - 1 ? `${text} \\` : text));
}
