/** Words that whoever guesses a password of this product tries first. */
const OUR_WORDS = ["vitrina", "creador", "creadora", "creadores", "campana", "agencia", "paraguay", "asuncion"];

let common: Promise<ReadonlySet<string>> | null = null;

/** Loaded with the first password that somebody chooses: half a megabyte that most processes never need. */
function commonOnes(): Promise<ReadonlySet<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set<string>([...(dictionary["passwords-common"] as string[]), ...OUR_WORDS]),
  );
  return common;
}

/**
 * Whether a password stands in the list of the 49,000 most common ones, or is one of them, or a word of ours, with digits
 * and signs put before or behind. Nothing leaves the machine.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const list = await commonOnes();
  const plain = password.toLowerCase();
  const bare = plain.normalize("NFD").replace(/\p{M}/gu, "");
  const word = bare.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const repeated = /^(.{1,5})\1+$/.test(plain);
  return repeated || list.has(plain) || list.has(bare) || (word.length >= 4 && list.has(word));
}
