import { useEffect, useState } from "react";

const PAUSE_MS = 300;

/** The value once it has stood still for a moment. Give it something that compares by value. */
export function useDebounced<Value extends string | number | null>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
