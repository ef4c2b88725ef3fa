/** A condition that the person at the keyboard can meet. Its message is the whole story. */
export class Unmet extends Error {
  override readonly name = "Unmet";
}
