// Reads a plan and forms filled at random; tells for each what `routing.js` makes of it. The suite
// compares that with what the server makes of the same.

import { readFileSync } from "node:fs";

// Browsers take the file as a module because the page says so; Node has to be told in another way.
const source = readFileSync(new URL("../../../src/web/assets/routing.js", import.meta.url), "utf8");
const { Route } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

const { plan, forms } = JSON.parse(readFileSync(0, "utf8"));
const told = forms.map((pairs) => {
  const route = new Route(plan, new URLSearchParams(pairs));
  const shown = plan.screens.flat().filter((id) => route.isShown(id));
  const rows = shown.filter((id) => plan.items[id].kind === "matrix").map((id) => [id, route.rows(id)]);
  const problems = plan.screens.flatMap((_, index) =>
    route.problems(index).map(({ control, kind }) => [control, kind]));
  return { shown, rows, problems };
});
console.log(JSON.stringify(told));
