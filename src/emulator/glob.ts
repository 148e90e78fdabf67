/**
 * Matches whole paths without regard to case: `*` stands for anything but a slash, `**` for anything.
 * ARM paths have no case (recorded), so neither has this.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const source = glob
    .replaceAll(/\*{3,}/g, '**')
    .split(/(\*{1,2})/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)))
    .join('');
  const pattern = new RegExp(`^${source}$`, 'is');
  return (path) => pattern.test(path);
}
