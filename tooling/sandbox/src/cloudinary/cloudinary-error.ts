/** A failure told in Cloudinary's form, `{"error":{"message"}}`; delivery puts the message in `X-Cld-Error`. */
export class CloudinaryError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
