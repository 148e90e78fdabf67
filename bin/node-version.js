/**
 * The sentence for a Node that is too old, or an empty text.
 * @param {string} version as in process.versions.node
 */
export function nodeTooOld(version) {
  var parts = version.split('.');
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  if (major > 22 || (major === 22 && minor >= 13)) return '';
  return 'apim-llm needs Node 22.13 or newer; this is Node ' + version + '.';
}
