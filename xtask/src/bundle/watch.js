// In a watched bundle alone: when the server has another version, this page is an old one.
const version = async () => (await (await fetch("/manifest.json", { cache: "no-store" })).json()).version;

const first = await version();
setInterval(async () => {
  const now = await version().catch(() => first);
  if (now === first) return;
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  location.reload();
}, 1000);
