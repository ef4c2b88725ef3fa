/** The provider's sign, in one colour. */
export function GoogleMark() {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-4.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      aria-hidden="true"
    >
      <path d="M19.2 6.9A8.5 8.5 0 1 0 20.5 12H12.6" />
    </svg>
  );
}
