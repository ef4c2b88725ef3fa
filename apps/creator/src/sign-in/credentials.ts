import type { Shape } from "@vitrina/ui/forms";

type Credentials = { email: string; password: string };

const textAt = (value: unknown, key: string): string => {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === "string" ? found : "";
};

/**
 * What signing in asks for: something in both fields. Written by hand, because the first screen anybody loads should not
 * wait for a validation library; whether the words are right only the server knows.
 */
export const credentials: Shape<Credentials> = {
  safeParse(value) {
    const data = { email: textAt(value, "email").trim(), password: textAt(value, "password") };
    const issues = [];
    if (!data.email) issues.push({ code: "invalid_type", path: ["email"] });
    else if (!/^\S+@\S+\.\S+$/.test(data.email))
      issues.push({ code: "invalid_format", format: "email", path: ["email"] });
    if (!data.password) issues.push({ code: "invalid_type", path: ["password"] });
    return issues.length === 0 ? { success: true, data } : { success: false, error: { issues } };
  },
};
