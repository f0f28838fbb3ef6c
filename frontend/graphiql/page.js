// The explorer of the API, at /graphiql. It speaks by a token alone, never by the cookie of whoever is signed in.
// It lives under the policy of the SPA: no inline script or style, no worker, no other origin, no font of its own.
// The least it needs: script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import "./page.css";

const KEPT = "densach.apiToken";
const WORDS = {
  vi: { label: "Mã truy cập", why: "Dán mã của đơn vị. Mã chỉ được giữ trong thẻ trình duyệt này.", open: "Mở", change: "Đổi mã" },
  en: { label: "Token", why: "Paste your organisation's token. It is kept in this browser tab alone.", open: "Open", change: "Change token" },
};

const lang = localStorage.getItem("densach.locale") === "en" ? "en" : "vi";
const words = WORDS[lang];
document.documentElement.lang = lang;

async function fetcher(request) {
  const answer = await fetch("/graphql", {
    method: "POST",
    credentials: "omit",
    headers: {
      "content-type": "application/json",
      "x-densach-client": "graphiql",
      authorization: `Bearer ${sessionStorage.getItem(KEPT)}`,
    },
    body: JSON.stringify(request),
  });
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `${answer.status} ${text}` }] };
  }
}

function ask() {
  const form = document.getElementById("ask");
  form.querySelector("label").textContent = words.label;
  form.querySelector("p").textContent = words.why;
  form.querySelector("button").textContent = words.open;
  form.hidden = false;
  const field = form.querySelector("input");
  field.focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem(KEPT, field.value.trim());
    form.hidden = true;
    explore();
  });
}

function explore() {
  const forget = () => {
    sessionStorage.removeItem(KEPT);
    location.reload();
  };
  const change = createElement("button", { type: "button", className: "graphiql-un-styled", onClick: forget }, words.change);
  const explorer = document.getElementById("explorer");
  explorer.hidden = false;
  createRoot(explorer).render(
    createElement(GraphiQL, { fetcher, shouldPersistHeaders: false, isHeadersEditorEnabled: false },
      createElement(GraphiQL.Logo, null, change)),
  );
}

if (sessionStorage.getItem(KEPT)) explore();
else ask();
