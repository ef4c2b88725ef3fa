import "./styles.css";
import { RouterProvider } from "@tanstack/react-router";
import { Language, storedLocale } from "@vitrina/ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { catalogues } from "./messages/index.ts";
import { router } from "./router.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const locale = storedLocale();
const messages = await catalogues[locale]();

createRoot(root).render(
  <StrictMode>
    <Language catalogues={catalogues} first={{ locale, messages }}>
      <RouterProvider router={router} />
    </Language>
  </StrictMode>,
);
