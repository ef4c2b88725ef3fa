import type { Role } from "@vitrina/domain/people";

/** Everybody in the demo signs in with it. */
export const DEMO_PASSWORD = "vitrina-demo-2026";

export const ADMIN_KEYS = ["owner", "manager", "reviewer", "finance", "editor"] as const;
export type AdminKey = (typeof ADMIN_KEYS)[number];

export type DemoAdmin = { email: string; name: string; role: Role; says: string };

export const DEMO_ADMINS: Record<AdminKey, DemoAdmin> = {
  owner: { email: "owner@vitrina.local", name: "Lorena Acosta Duarte", role: "owner", says: "may everything" },
  manager: {
    email: "manager@vitrina.local",
    name: "Rodrigo Benítez Ayala",
    role: "manager",
    says: "campaigns and creators",
  },
  reviewer: { email: "reviewer@vitrina.local", name: "Paz Villalba Ortiz", role: "reviewer", says: "deliverables" },
  finance: { email: "finance@vitrina.local", name: "Graciela Insfrán", role: "finance", says: "payouts and payments" },
  editor: { email: "editor@vitrina.local", name: "Tobías Riveros", role: "editor", says: "the website" },
};

/** The sign-ins that are worth printing, the most telling first. */
export const DEMO_SIGN_INS: readonly { email: string; says: string }[] = [
  ...Object.values(DEMO_ADMINS).map(({ email, role, says }) => ({ email, says: `${role}: ${says}` })),
  { email: "sofia@creadores.local", says: "creator with work under way" },
  { email: "camila@creadores.local", says: "creator whose profile waits for approval" },
];
