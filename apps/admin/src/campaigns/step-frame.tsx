import type { CampaignContent } from "@vitrina/domain/campaigns";
import { Card } from "@vitrina/ui";
import type { ReactNode } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { CampaignForm } from "./campaign-form.ts";

export type CampaignFormHandle = UseFormReturn<CampaignForm, unknown, CampaignContent>;

export function Section({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <p className="-mt-2 mb-4 text-sm text-ink-soft">{hint}</p>
      <div className="flex flex-col gap-5">{children}</div>
    </Card>
  );
}

export function Columns({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-x-4 gap-y-5 sm:grid-cols-2">{children}</div>;
}
