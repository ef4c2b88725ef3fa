import { expect, type Page } from "@playwright/test";

export const DEMO_PASSWORD = "vitrina-demo-2026";

export type Screen = {
  name: string;
  open: (page: Page) => Promise<unknown>;
  /** The landing page speaks Spanish to everybody. */
  lang?: string;
  /** What the page itself answers when it is not 200; a browser writes that to its console. */
  status?: number;
};

const at = (name: string, address: string): Screen => ({ name, open: (page) => page.goto(address) });

/** Follows the first link of a list whose address looks like this. */
const first = (name: string, list: string, address: RegExp): Screen => ({
  name,
  open: async (page) => {
    await page.goto(list);
    await page.locator("main a[href]").first().waitFor();
    await expect(async () => {
      const links = await page.locator("main a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
      const link = links.find((href) => href && address.test(href));
      expect(link, `${list} has no link like ${address}`).toBeTruthy();
      await page.goto(link ?? "");
    }).toPass();
  },
});

const CAMPAIGN = /^\/admin\/campaigns\/[0-9a-f]{24}$/;

/** A page of the campaign that the page before this one showed. */
const ofCampaign = (name: string, section: string): Screen => ({
  name,
  open: async (page) => {
    const campaign = /^\/admin\/campaigns\/[0-9a-f]{24}/.exec(new URL(page.url()).pathname)?.[0];
    await page.goto(`${campaign}${section}`);
  },
});

const CREATOR_PAGE = /^\/admin\/creators\/[0-9a-f]{24}$/;

/** A page of the creator that the page before this one showed. */
const ofCreator = (name: string, section: "/work" | "/notes" | "/activity"): Screen => ({
  name,
  open: async (page) => {
    const creator = /^\/admin\/creators\/[0-9a-f]{24}/.exec(new URL(page.url()).pathname)?.[0];
    await page.goto(`${creator}${section}`);
  },
});

export const STRANGER: readonly Screen[] = [
  { ...at("the landing page", "/"), lang: "es" },
  at("the status page", "/status"),
  { ...at("the landing page in English", "/en"), lang: "en" },
  { ...at("the privacy notice", "/privacidad"), lang: "es" },
  { ...at("the privacy notice in English", "/en/privacy"), lang: "en" },
  { ...at("thanks for a message", "/contacto/gracias"), lang: "es" },
  { ...at("a link to stop mail that is not ours", "/mail/unsubscribe"), lang: "es", status: 404 },
  at("the panel's sign-in", "/admin/sign-in"),
  at("the creators' sign-in", "/creator/sign-in"),
  at("registering", "/creator/register"),
  at("a forgotten password", "/creator/forgot-password"),
];

export const AGENCY: readonly Screen[] = [
  at("home", "/admin/"),
  at("the campaigns", "/admin/campaigns"),
  {
    name: "the campaigns, filtering",
    open: async (page) => {
      await page.goto("/admin/campaigns?status=published");
      await page.getByRole("button", { name: /^(Estado|Status)/ }).click();
      await expect(page.getByRole("listbox")).toBeVisible();
    },
  },
  at("a new campaign", "/admin/campaigns/new"),
  first("a campaign", "/admin/campaigns?status=published", CAMPAIGN),
  ...["subject", "brief", "plan", "eligibility", "terms", "cover", "review"].map((step) =>
    ofCampaign(`a campaign's editor: ${step}`, `/edit?step=${step}`),
  ),
  ofCampaign("a campaign's applications", "/applications"),
  ofCampaign("a campaign without content yet", "/content"),
  first("a campaign under way", "/admin/campaigns?status=in_progress&sort=fee", CAMPAIGN),
  ofCampaign("a campaign's results", "/results"),
  ofCampaign("a campaign's applications on the board", "/applications?view=board"),
  ofCampaign("a campaign's parcels", "/shipping"),
  ofCampaign("a campaign's content", "/content"),
  ofCampaign("a campaign's history", "/activity"),
  {
    name: "moving a deadline",
    open: async (page) => {
      await ofCampaign("", "").open(page);
      await page.getByRole("button", { name: /^(Más acciones|More actions)$/ }).click();
      await page.getByRole("menuitem", { name: /^(Cambiar plazo de entrega|Change delivery days)$/ }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  at("the brands", "/admin/brands"),
  first("a brand", "/admin/brands", /^\/admin\/brands\/[0-9a-f]{24}$/),
  at("the products", "/admin/products"),
  first("a product", "/admin/products", /^\/admin\/products\/[0-9a-f]{24}$/),
  at("a folder of pictures", "/admin/products/pictures"),
  at("the files", "/admin/media"),
  at("the files as a list", "/admin/media?view=list"),
  first("a file", "/admin/media", /^\/admin\/media\/[0-9a-f]{24}$/),
  at("the state of the files", "/admin/media/state"),
  at("the sensitive files", "/admin/media/sensitive"),
  at("the move of the old pictures", "/admin/media/move"),
  at("what waits for review", "/admin/reviews"),
  first("a piece before its reviewer", "/admin/reviews", /^\/admin\/reviews\/[0-9a-f]{24}$/),
  at("the calendar", "/admin/calendar"),
  at("the messages", "/admin/messages"),
  first("a conversation", "/admin/messages", /^\/admin\/messages\?thread=/),
  at("the creators", "/admin/creators"),
  {
    name: "the creators, two of them ticked",
    open: async (page) => {
      await page.goto("/admin/creators");
      await page.getByRole("checkbox").nth(1).check();
      await page.getByRole("checkbox").nth(2).check();
    },
  },
  first("a creator", "/admin/creators?status=approved", CREATOR_PAGE),
  ofCreator("a creator's work", "/work"),
  ofCreator("a creator's notes", "/notes"),
  ofCreator("a creator's history", "/activity"),
  at("messages of the website", "/admin/leads"),
  first("a message of the website", "/admin/leads", /^\/admin\/leads\/[0-9a-f]{24}$/),
  at("mails", "/admin/mails"),
  at("addresses that are not written to", "/admin/mails/suppressed"),
  at("how mails look", "/admin/mails/preview"),
  at("my notices", "/admin/notices"),
  at("the team", "/admin/people"),
  at("requests about people's data", "/admin/data-requests"),
  at("finished requests about people's data", "/admin/data-requests?closed=true"),
  at("the system", "/admin/system"),
  at("how the reporting of errors goes", "/admin/system/errors"),
  at("settings: profile", "/admin/settings"),
  at("settings: security", "/admin/settings?tab=security"),
  at("settings: mail", "/admin/settings?tab=mail"),
  at("settings: keys", "/admin/settings?tab=keys"),
  at("settings: appearance", "/admin/settings?tab=appearance"),
  at("an address that leads nowhere", "/admin/nowhere"),
];

export const CREATOR: readonly Screen[] = [
  at("my campaigns", "/creator/"),
  first("my application", "/creator/", /^\/creator\/applications\/[0-9a-f]{24}$/),
  at("open campaigns", "/creator/campaigns"),
  first("an open campaign", "/creator/campaigns", /^\/creator\/campaigns\/[0-9a-f]{24}$/),
  at("my calendar", "/creator/calendar"),
  at("my notices", "/creator/notifications"),
  at("my profile", "/creator/profile"),
  at("settings", "/creator/settings"),
  at("my payout account", "/creator/payout-account"),
  at("my data", "/creator/my-data"),
  at("an address that leads nowhere", "/creator/nowhere"),
];

export async function signIn(page: Page, app: "admin" | "creator", email: string): Promise<void> {
  await page.goto(`/${app}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: /^(Ingresar|Entrar|Sign in)$/ }).click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
}

/** A screen has settled when nothing of it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1:visible").waitFor();
  await expect(page.getByText(/^(Cargando…|Loading…)$/)).toHaveCount(0);
}
