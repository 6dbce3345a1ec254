/* Turns the figures of the page into charts that can be pointed at and zoomed. Without this script the drawings stay. */

const NARROWEST_PANEL = 250;
const NARROWEST_OF_MANY = 150;
const WIDEST_PANEL = 720;

class Chart {
  constructor(figure) {
    this.name = figure.dataset.name;
    this.spec = JSON.parse(figure.querySelector(".chart-data").textContent);
    this.hidden = new Set();
    this.root = d3.select(figure).insert("div", ".drawing").attr("class", "chart");
    const bar = this.toolbar(figure);
    if (this.spec.title) {
      this.root.append("p").attr("class", "chart-title").text(this.spec.title);
    }
    this.panels = this.root.append("div").attr("class", "panels");
    this.legend = this.root.append("div").attr("class", "legend");
    this.tip = this.root.append("div").attr("class", "tip").attr("role", "status").style("display", "none");
    this.parts = this.spec.panels.map(panel => new ChartPanel(this, panel));
    ["x", "y"].forEach(name => this.scaleButton(bar, name));
    this.drawLegend();
    new ResizeObserver(() => this.layout()).observe(this.root.node());
    this.layout();
    figure.classList.add("live");
  }

  toolbar(figure) {
    const bar = this.root.append("p").attr("class", "toolbar");
    const button = (text, title, action) =>
      bar.append("button").attr("type", "button").attr("title", title).attr("aria-label", title).text(text).on("click", action);
    button("+", "Zoom in", () => this.zoomBy(2));
    button("\u2212", "Zoom out", () => this.zoomBy(0.5));
    button("Reset", "Show all", () => this.zoomBy(0));
    button("Download CSV", "Download the data of this figure", () => {
      const url = URL.createObjectURL(new Blob([figure.querySelector(".csv").textContent], {type: "text/csv"}));
      const link = document.createElement("a");
      link.href = url;
      link.download = this.name + ".csv";
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    }).attr("class", "download");
    bar.append("span").attr("class", "hint").text("Drag to move, Ctrl and wheel or two fingers to zoom.");
    return bar;
  }

  /**
   * Adds a button that makes an axis of all panels logarithmic, and then as it was or, where all were, linear; none
   * where no panel can be both.
   */
  scaleButton(bar, name) {
    const parts = this.parts.filter(part => part.other[name]);
    if (!parts.length) {
      return;
    }
    const isLog = () => parts.every(part => part.axis[name].log);
    const all = isLog();
    const button = bar.insert("button", ".download").attr("type", "button").attr("aria-pressed", String(isLog()))
        .attr("title", `Logarithmic ${name} axis`).attr("aria-label", `Logarithmic ${name} axis`).text(`log ${name}`);
    button.on("click", () => {
      const log = !isLog();
      parts.forEach(part => part.setLog(name, log || (!all && part.spec[name].log)));
      button.attr("aria-pressed", String(log));
      this.layout(true);
    });
  }

  /** Zooms all panels by a factor; 0 shows everything again. */
  zoomBy(factor) {
    for (const part of this.parts) {
      const target = part.svg.select(".catch");
      if (factor) {
        target.call(part.zoom.scaleBy, factor);
      } else {
        target.call(part.zoom.transform, d3.zoomIdentity);
      }
    }
  }

  /** Lays the panels out in as many columns as fit, anew where their width or anything else has changed. */
  layout(changed = false) {
    const width = this.root.node().clientWidth;
    if (!width || (width === this.lastWidth && !changed)) {
      return;
    }
    this.lastWidth = width;
    const most = Math.min(this.spec.columns, this.spec.panels.length);
    const small = this.spec.panels.length > 3 && this.spec.panels.every(panel => !panel.x.label);
    const fitting = Math.floor(width / (small ? NARROWEST_OF_MANY : NARROWEST_PANEL));
    const columns = Math.max(1, Math.min(most, fitting));
    const panelWidth = Math.min(Math.floor(width / columns), WIDEST_PANEL);
    const ratio = Math.max(this.spec.ratio, columns < most ? 0.6 : 0);
    const longest = d3.max(this.spec.panels, panel => panel.y.label.length);
    const rows = this.spec.panels[0].y.categories.length;
    const height = Math.max(190, 60 + 6.2 * longest, 60 + 18 * rows, Math.min(440, panelWidth * ratio));
    this.parts.forEach((part, i) => part.layout(panelWidth, height, this.rowNames(i % columns === 0)));
  }

  /** Returns the names of rows that a panel shows: those of the first panel, in each panel that begins a row. */
  rowNames(first) {
    const names = this.spec.panels[0].y.categories;
    return first || !names.length ? names : names.map(() => "");
  }

  rowName(row) {
    return this.spec.panels[0].y.categories[Math.round(row)];
  }

  drawLegend() {
    const entries = d3.group(this.spec.panels.flatMap(panel => panel.layers).filter(layer => layer.name), layer => layer.name);
    for (const [name, layers] of entries) {
      const entry = this.legend.append("button").attr("type", "button").attr("aria-pressed", "true")
          .attr("title", "Show or hide");
      this.swatch(entry, layers);
      entry.append("span").text(name);
      entry.on("click", () => {
        const hide = !this.hidden.has(name);
        this.hidden[hide ? "add" : "delete"](name);
        entry.attr("aria-pressed", String(!hide));
        this.parts.forEach(part => part.draw());
      });
    }
  }

  swatch(entry, layers) {
    const svg = entry.append("svg").attr("width", 24).attr("height", 12).attr("aria-hidden", "true");
    for (const layer of d3.group(layers, layer => layer.kind).values()) {
      const {kind, color, marker} = layer[0];
      if (kind === "points") {
        appendPath(svg, movedMarker(marker, 12, 6), {fill: color});
      } else if (kind === "line" || kind === "rule" || kind === "circle") {
        appendPath(svg, "M0 6H24", {stroke: color, "stroke-width": 1.6, "stroke-dasharray": dashes(layer[0])});
      } else {
        appendPath(svg, "M0 1H24V11H0Z", {fill: color, "fill-opacity": PALE});
      }
    }
  }

  showTip(lines, event) {
    const [x, y] = d3.pointer(event, this.root.node());
    this.tip.selectAll("*").remove();
    lines.forEach(line => this.tip.append("div").text(line));
    this.tip.style("display", null);
    const room = this.root.node().clientWidth - this.tip.node().offsetWidth;
    this.tip.style("left", Math.max(0, Math.min(x + 14, room)) + "px").style("top", y + 14 + "px");
  }

  hideTip() {
    this.tip.style("display", "none");
  }
}

document.querySelectorAll("figure").forEach(figure => {
  try {
    new Chart(figure);
  } catch (error) {
    figure.querySelector(".chart")?.remove();
    reportError(error);
  }
});
