/** A JSON schema for which there is no value to make: it refers to what is not there, or every value would be endless. */
export class SchemaFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SchemaFault';
  }
}
