const identifierStart = /[\p{L}\p{Nl}_]/u;
const identifierPart = /[\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]/u;

export function startsIdentifier(char: string): boolean {
  return isLetter(char) || (char > '\u007f' && identifierStart.test(char));
}

export function continuesIdentifier(char: string): boolean {
  return isLetter(char) || isDigit(char) || (char > '\u007f' && identifierPart.test(char));
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_';
}

export function isNewLine(char: string): boolean {
  return char === '\n' || char === '\r' || char === '\u0085' || char === '\u2028' || char === '\u2029';
}

export function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || isNewLine(char) || char === '\v' || char === '\f' || (char > '\u007f' && /\s/.test(char));
}

export function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
