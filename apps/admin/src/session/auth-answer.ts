/** A no of the sign-in service, as an error that queries and forms can carry. */
export class AuthRefused extends Error {
  override readonly name = "AuthRefused";
  readonly status: number;
  readonly code: string | undefined;

  constructor({ status, code }: { status: number; code?: string | undefined }) {
    super(code ?? String(status));
    this.status = status;
    this.code = code;
  }
}

type Answer<Data> = { data: Data; error: { status: number; code?: string | undefined } | null };

/** What the sign-in service answered. Throws {@link AuthRefused}, also when there is no session to answer about. */
export async function authAnswer<Data>(asked: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error } = await asked;
  if (error) throw new AuthRefused(error);
  if (data === null || data === undefined) throw new AuthRefused({ status: 401 });
  return data;
}
