export type MailMessage = {
  /** One address, bare or as `Name <address>`. */
  to: string;
  subject: string;
  html: string;
  text: string;
  /**
   * 1–256 characters, made from what is announced, such as `invitation/64f0…/1`. The same key within 24 hours sends
   * nothing twice; with another message under the same key the call fails as `conflict`.
   */
  idempotencyKey: string;
  /** Letters, digits, `_` and `-` only. */
  tags?: Record<string, string>;
  /** Further headers, such as `List-Unsubscribe`. */
  headers?: Record<string, string>;
};

/** What the product needs from a mail company. */
export type Mail = {
  /**
   * Hands one message over.
   * @returns the company's id of the mail
   * @throws {ExternalError} when it was refused, or not accepted after all attempts
   */
  send(message: MailMessage): Promise<{ id: string }>;
};
