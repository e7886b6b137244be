import "./look/tokens.css";
import "./look/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app";
import { pressed } from "./keys/registry";
import { showTheme } from "./look/theme";

showTheme();
addEventListener("keydown", pressed);

const root = document.getElementById("studio");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
