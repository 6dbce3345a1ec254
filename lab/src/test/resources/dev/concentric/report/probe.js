/* Looks at the page from inside and tells the page around it what it saw. */
window.addEventListener("load", () => setTimeout(() => {
  let seen = {};
  try {
    seen = probe();
  } catch (error) {
    window.problems.push(error.stack);
  }
  parent.postMessage(JSON.stringify({...seen, problems: window.problems}), "*");
}, 500));

function luminance(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).slice(0, 3).map(Number)
      .map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first, second) {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function marks(figure) {
  return figure.querySelectorAll(".panel g[clip-path] path, .panel g[clip-path] image").length;
}

/** Returns the number of points, bars and pieces of curves. */
function outlines(figure) {
  return d3.sum(figure.querySelectorAll(".panel g[clip-path] path"), path => path.getAttribute("d").split("M").length - 1);
}

function look(figure) {
  return {
    id: figure.id,
    panels: figure.querySelectorAll("svg.panel").length,
    marks: marks(figure),
    width: figure.querySelector("svg.panel").getBoundingClientRect().width,
    broken: [...figure.querySelectorAll(".panel path")].filter(path => /NaN|undefined|Infinity/.test(path.getAttribute("d"))).length,
    cut: [...figure.querySelectorAll(".tick")].filter(tick => tick.textContent.includes("\u2026")).length,
    drawingHidden: getComputedStyle(figure.querySelector(".drawing")).display === "none"
  };
}

function overflowing() {
  const room = document.documentElement.clientWidth + 0.5;
  return [...document.querySelectorAll("main *")]
      .filter(element => element.getBoundingClientRect().right > room && !element.closest(".wide, pre"))
      .map(element => element.outerHTML.slice(0, 80));
}

/** Points at places all over a figure's first panel and returns what was told there. */
function tipOf(figure) {
  const target = figure.querySelector(".catch");
  const box = target.getBoundingClientRect();
  const texts = new Set();
  for (let step = 0; step <= 20; step++) {
    for (let other = 0; other <= 20; other++) {
      target.dispatchEvent(new PointerEvent("pointermove", {bubbles: true,
        clientX: box.left + box.width * step / 20, clientY: box.top + box.height * other / 20}));
      const tip = figure.querySelector(".tip");
      if (tip.style.display !== "none") {
        texts.add([...tip.children].map(child => child.textContent).join(" | "));
      }
    }
  }
  return [...texts];
}

function ticks(figure) {
  return [...figure.querySelectorAll(".tick")].map(tick => tick.textContent).join(" ");
}

function click(figure, label) {
  figure.querySelector(`.toolbar [aria-label="${label}"]`).click();
}

/** Makes an axis logarithmic or linear and back, and tells what that did; null where there is no such button. */
function switchAxis(figure, name) {
  const label = `Logarithmic ${name} axis`;
  const button = figure.querySelector(`.toolbar [aria-label="${label}"]`);
  if (!button) {
    return null;
  }
  const [before, pressed, places] = [ticks(figure), button.getAttribute("aria-pressed"), outlines(figure)];
  click(figure, label);
  const {broken, marks: shown} = look(figure);
  const lost = places - outlines(figure);
  const changed = ticks(figure) !== before && button.getAttribute("aria-pressed") !== pressed;
  click(figure, label);
  return {axis: `${figure.id} ${name}`, changed, broken, shown, lost, back: ticks(figure) === before};
}

/** Presses the button without following its link, and returns what would have been saved under which name. */
function download(figure) {
  const saved = {};
  const {Blob} = window;
  const {click: follow} = HTMLAnchorElement.prototype;
  window.Blob = function (parts, options) {
    saved.csv = parts.join("");
    return new Blob(parts, options);
  };
  HTMLAnchorElement.prototype.click = function () {
    saved.name = this.download;
  };
  click(figure, "Download the data of this figure");
  window.Blob = Blob;
  HTMLAnchorElement.prototype.click = follow;
  return saved;
}

function probe() {
  const figures = [...document.querySelectorAll("figure")];
  const body = getComputedStyle(document.body);
  const page = getComputedStyle(document.documentElement);
  const seen = {
    figures: figures.map(look),
    claims: [...document.querySelectorAll("#claims tbody tr")].map(row => row.innerText),
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
    overflowing: overflowing(),
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    background: luminance(body.backgroundColor),
    textContrast: contrast(body.color, body.backgroundColor),
    tickContrast: contrast(getComputedStyle(document.querySelector(".tick")).fill, body.backgroundColor),
    tips: {}
  };
  for (const figure of figures) {
    seen.tips[figure.id] = tipOf(figure);
  }
  const chart = document.getElementById("fig4");
  const [before, drawn] = [ticks(chart), marks(chart)];
  click(chart, "Zoom in");
  const zoomed = ticks(chart);
  click(chart, "Show all");
  seen.zoom = {changes: zoomed !== before, comesBack: ticks(chart) === before};
  seen.logAxes = figures.flatMap(figure => ["x", "y"].map(name => switchAxis(figure, name))).filter(Boolean);
  chart.querySelector(".legend button").click();
  seen.legendHides = marks(chart) < drawn;
  chart.querySelector(".legend button").click();
  seen.legendShows = marks(chart) === drawn;
  seen.download = download(chart);
  return seen;
}
