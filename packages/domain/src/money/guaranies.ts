const spanish = new Intl.NumberFormat("es-PY", { maximumFractionDigits: 0 });

/** `₲ 350.000`, the way every screen and mail writes money, in both languages. */
export function formatGuaranies(amount: number): string {
  return `₲ ${spanish.format(amount)}`;
}
