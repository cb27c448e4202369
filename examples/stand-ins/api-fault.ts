/** A refusal that a vendor's API documents: `status` is the HTTP status, `message` the text in its body. */
export class ApiFault extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = "ApiFault";
    this.status = status;
  }
}
