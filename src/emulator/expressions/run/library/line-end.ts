/** `Environment.NewLine` of the gateway, taken to run on Windows (assumption `expression-culture`). */
export const lineEnd = '\r\n';
