/** Address of the file that a page of a repository shows, or undefined. Query and fragment concern the page only. */
export function plainFileOf({ origin, hostname, pathname }: URL): string | undefined {
  const gitHub = /^\/([^/]+\/[^/]+)\/blob\/(.+)$/.exec(pathname);
  if (hostname === 'github.com' && gitHub !== null) return `https://raw.githubusercontent.com/${gitHub[1]}/${gitHub[2]}`;
  return pathname.includes('/blob/') ? origin + pathname.replace('/blob/', '/raw/') : undefined;
}
