import { createElement as h, type ReactNode } from "react";
import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, render, Section, Text } from "react-email";
import type { Letter } from "./letter.ts";

const LIGHT = {
  paper: "#faf4e8",
  surface: "#fffdf8",
  sunken: "#f1e8d7",
  line: "#ded2bc",
  ink: "#241a1c",
  inkSoft: "#5f5254",
  accent: "#a3155f",
  onAccent: "#fff8f2",
};
const DARK = {
  paper: "#151012",
  surface: "#201819",
  sunken: "#0f0b0c",
  line: "#3f3235",
  ink: "#f6ede3",
  inkSoft: "#c2b3b0",
  accent: "#ff8fbe",
  onAccent: "#2d0518",
};

const SERIF = "Piazzolla, Georgia, 'Times New Roman', serif";
const SANS = "'Instrument Sans', 'Helvetica Neue', Helvetica, Arial, sans-serif";

const STYLES = darkStyles();

/** The one layout: nothing from outside, styles on every element, tables beneath, dark where a reader's program asks for it. */
export function letterHtml(letter: Letter): Promise<string> {
  const { language, subject, greeting, paragraphs, details, button, linkHint, footer, unsubscribe } = letter;
  return render(
    h(
      Html,
      { lang: language, dir: "ltr" },
      h(
        Head,
        null,
        h("meta", { name: "color-scheme", content: "light dark" }),
        h("meta", { name: "supported-color-schemes", content: "light dark" }),
        h("style", null, STYLES),
      ),
      h(Preview, null, (paragraphs[0] ?? subject).replace(/\s+/g, " ")),
      h(
        Body,
        {
          lang: language,
          className: "paper",
          style: { backgroundColor: LIGHT.paper, margin: 0, padding: "24px 12px", fontFamily: SANS },
        },
        h(
          Container,
          { style: { maxWidth: "560px", width: "100%", margin: "0 auto" } },
          h(
            Text,
            {
              className: "accent",
              style: {
                fontFamily: SERIF,
                fontSize: "24px",
                lineHeight: "28px",
                fontWeight: 600,
                margin: "0 0 16px",
                color: LIGHT.accent,
              },
            },
            "Vitrina",
          ),
          h(
            Section,
            {
              className: "card",
              style: {
                backgroundColor: LIGHT.surface,
                border: `1px solid ${LIGHT.line}`,
                borderRadius: "14px",
                padding: "28px 24px",
              },
            },
            h(
              Heading,
              {
                as: "h1",
                className: "ink",
                style: {
                  fontFamily: SERIF,
                  fontSize: "22px",
                  lineHeight: "28px",
                  fontWeight: 600,
                  margin: "0 0 16px",
                  color: LIGHT.ink,
                },
              },
              subject,
            ),
            said(greeting, "greeting"),
            ...paragraphs.map((paragraph, index) => said(paragraph, `p${index}`)),
            details.length > 0 ? glance(details) : null,
            h(
              Button,
              {
                href: button.href,
                className: "button",
                style: {
                  backgroundColor: LIGHT.accent,
                  color: LIGHT.onAccent,
                  borderRadius: "10px",
                  padding: "13px 22px",
                  fontSize: "16px",
                  lineHeight: "20px",
                  fontWeight: 600,
                  textDecoration: "none",
                },
              },
              button.label,
            ),
            h(
              Text,
              { className: "soft", style: small("20px 0 0") },
              linkHint,
              h("br"),
              h(
                Link,
                { href: button.href, className: "accent", style: { color: LIGHT.accent, wordBreak: "break-all" } },
                button.href,
              ),
            ),
          ),
          h(Hr, { className: "rule", style: { borderColor: LIGHT.line, margin: "24px 0 12px" } }),
          h(Text, { className: "soft", style: small("0 0 6px") }, footer),
          unsubscribe
            ? h(
                Text,
                { className: "soft", style: small("0") },
                h(
                  Link,
                  {
                    href: unsubscribe.href,
                    className: "soft",
                    style: { color: LIGHT.inkSoft, textDecoration: "underline" },
                  },
                  unsubscribe.label,
                ),
              )
            : null,
        ),
      ),
    ),
  );
}

/** A paragraph; the line breaks that a person typed stay. */
function said(text: string, key: string): ReactNode {
  const lines = text
    .split(/\r?\n/)
    .flatMap((line, index) => (index === 0 ? [line] : [h("br", { key: `b${index}` }), line]));
  return h(
    Text,
    { key, className: "ink", style: { fontSize: "16px", lineHeight: "25px", margin: "0 0 16px", color: LIGHT.ink } },
    ...lines,
  );
}

function glance(details: Letter["details"]): ReactNode {
  return h(
    "table",
    {
      role: "presentation",
      width: "100%",
      cellPadding: 0,
      cellSpacing: 0,
      className: "glance",
      style: { backgroundColor: LIGHT.sunken, borderRadius: "10px", margin: "4px 0 22px", borderCollapse: "separate" },
    },
    h(
      "tbody",
      null,
      ...details.map(({ label, value }, index) =>
        h(
          "tr",
          { key: label },
          h(
            "td",
            {
              style: {
                padding: `${index === 0 ? 14 : 4}px 16px ${index === details.length - 1 ? 14 : 4}px`,
                fontFamily: SANS,
              },
            },
            h(
              "span",
              { className: "soft", style: { fontSize: "13px", lineHeight: "18px", color: LIGHT.inkSoft } },
              label,
            ),
            h("br"),
            h(
              "strong",
              {
                className: "ink",
                style: { fontSize: "16px", lineHeight: "22px", color: LIGHT.ink, wordBreak: "break-word" },
              },
              value,
            ),
          ),
        ),
      ),
    ),
  );
}

function small(margin: string) {
  return { fontSize: "13px", lineHeight: "19px", margin, color: LIGHT.inkSoft };
}

function darkStyles(): string {
  const rules = [
    `.paper, .paper > table > tbody > tr > td { background-color: ${DARK.paper} !important; }`,
    `.card { background-color: ${DARK.surface} !important; border-color: ${DARK.line} !important; }`,
    `.glance { background-color: ${DARK.sunken} !important; }`,
    `.ink { color: ${DARK.ink} !important; }`,
    `.soft { color: ${DARK.inkSoft} !important; }`,
    `.accent { color: ${DARK.accent} !important; }`,
    `.button { background-color: ${DARK.accent} !important; color: ${DARK.onAccent} !important; }`,
    `.rule { border-color: ${DARK.line} !important; }`,
  ].join(" ");
  return `:root { color-scheme: light dark; supported-color-schemes: light dark; } @media (prefers-color-scheme: dark) { ${rules} }`;
}
