import type { Permission, Role } from "@vitrina/domain/people";
import { createContext, useContext } from "react";

export type SignedInAdmin = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  twoFactorEnabled: boolean;
  /** Whether to offer something at all. The server decides again, whatever the screen shows. */
  may: (permission: Permission) => boolean;
};

export const AdminContext = createContext<SignedInAdmin | null>(null);

/** The admin who is signed in; only inside the signed-in part of the app. */
export function useAdmin(): SignedInAdmin {
  const admin = useContext(AdminContext);
  if (!admin) throw new Error("useAdmin needs a <Session> above it");
  return admin;
}
