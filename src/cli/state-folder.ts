import path from 'node:path';

/** Where journals live: the XDG state folder, or what the system has in its place. */
export function stateFolder(platform: string, env: Readonly<Record<string, string | undefined>>, home: string): string {
  const xdg = env['XDG_STATE_HOME'] ?? '';
  // The XDG specification: a path that is not absolute is to be ignored.
  if (path.isAbsolute(xdg)) return path.join(xdg, 'apim-llm');
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'apim-llm', 'State');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'apim-llm');
  return path.join(home, '.local', 'state', 'apim-llm');
}
