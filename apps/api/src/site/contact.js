const form = document.querySelector("#contact-form");
const trouble = document.querySelector("#contact-trouble");
const button = form?.querySelector("button");

function showTrouble(text) {
  trouble.textContent = text;
  trouble.hidden = text === "";
}

function showWrong(fields) {
  for (const control of form.querySelectorAll("[aria-describedby]")) {
    const isWrong = fields.includes(control.name);
    if (isWrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    document.querySelector(`#${control.id}-error`).hidden = !isWrong;
  }
  form.querySelector('[aria-invalid="true"]')?.focus();
}

function showSent({ title, text }) {
  const told = document.createElement("div");
  told.setAttribute("role", "status");
  told.tabIndex = -1;
  const heading = document.createElement("h3");
  heading.textContent = title;
  const words = document.createElement("p");
  words.textContent = text;
  told.append(heading, words);
  form.replaceWith(told);
  told.focus();
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.disabled) return;
  const label = button.textContent;
  button.disabled = true;
  button.textContent = form.dataset.sending;
  showTrouble("");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    const told = await answer.json();
    if (told.outcome === "sent") return showSent(told);
    showTrouble(told.text);
    showWrong(told.wrong);
    globalThis.turnstile?.reset();
  } catch {
    showTrouble(form.dataset.failed);
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
});
