import "./app.css";
import { RouterProvider } from "@tanstack/react-router";
import { Language } from "@vitrina/ui/messages";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { errors } from "./frame/errors.ts";
import { door, speech } from "./messages/index.ts";
import { router } from "./routes/router.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html lost its root element");

await speech.learn(door);

createRoot(root, {
  onUncaughtError: (error, { componentStack }) => {
    console.error(error);
    errors.fault(error, componentStack);
  },
  onCaughtError: (error, { componentStack }) => {
    console.error(error);
    errors.fault(error, componentStack);
  },
}).render(
  <StrictMode>
    <Language speech={speech}>
      <RouterProvider router={router} />
    </Language>
  </StrictMode>,
);
