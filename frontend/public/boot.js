// Runs before the first paint, so that the page never flashes in the wrong theme, size or language.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const dress = () => {
    const wish = localStorage.getItem("densach.theme") ?? "system";
    root.dataset.theme = wish === "system" ? (dark.matches ? "dark" : "light") : wish;
    root.dataset.size = localStorage.getItem("densach.size") ?? "100";
  };

  root.lang = localStorage.getItem("densach.locale") ?? "vi";
  dress();
  dark.addEventListener("change", dress);
  addEventListener("densach:dress", dress);
})();
