(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("vitrina.theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    const locale = localStorage.getItem("vitrina.locale") || navigator.language.slice(0, 2);
    root.lang = locale === "en" ? "en-GB" : "es-PY";
  } catch {
    root.lang = "es-PY";
  }
})();
