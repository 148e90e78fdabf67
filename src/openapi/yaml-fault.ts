/** An Error that says where in the text something is wrong. Lines and columns count from 1. */
export function faultAt(text: string, offset: number, what: string): Error {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return new Error(`${what} at line ${line}, column ${offset - before.lastIndexOf('\n')}`);
}
