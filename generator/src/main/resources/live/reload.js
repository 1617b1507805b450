// Added to pages by `serve`, never to the site: shows what changed as soon as it is baked, or why it could not be.
(function followTheSite() {
  "use strict";
  const events = new EventSource("/.live/events");
  let sheet = null;
  // After a new start of the server, what this page shows may be old.
  let seen = null;

  events.addEventListener("version", (event) => {
    if (sheet || (seen !== null && seen !== event.data)) location.reload();
    seen = event.data;
  });

  events.addEventListener("mistakes", (event) => {
    if (sheet) sheet.remove();
    sheet = document.createElement("div");
    sheet.id = "live-mistakes";
    sheet.setAttribute("role", "alert");
    sheet.tabIndex = 0;
    Object.assign(sheet.style, {
      position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", zIndex: "9999", padding: "1rem",
      background: "#7f1d1d", color: "#fff", font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
    });
    sheet.textContent = "This page is of the last good bake. What is wrong now:\n\n" + event.data;
    document.body.append(sheet);
  });
})();
