/* A panel of a chart: axes, layers, zoom, and what lies under the pointer. */

const SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

function powerOfTen(exponent) {
  const digits = [...String(Math.abs(exponent))].map(digit => SUPERSCRIPTS[digit]).join("");
  return "10" + (exponent < 0 ? "\u207b" : "") + digits;
}

/** Returns a number as people read it, with so many digits at most. */
function numberText(value, digits = 4) {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e6)) {
    return d3.format(`,.${size >= 10 ** digits ? Math.ceil(Math.log10(size)) : digits}~r`)(value);
  }
  const exponent = Math.floor(Math.log10(size));
  const mantissa = Number((size / 10 ** exponent).toPrecision(digits));
  return (value < 0 ? "\u2212" : "") + (mantissa === 1 ? "" : mantissa + "\u00d7") + powerOfTen(exponent);
}

/** Returns the ticks of a logarithmic axis: powers of ten, or finer ones where there is room for few of them. */
function logTicks(scale, most) {
  const [low, high] = scale.domain().map(Math.log10);
  const powers = d3.range(Math.ceil(low - 1e-9), Math.floor(high + 1e-9) + 1);
  if (powers.length >= 2) {
    const stride = Math.ceil(powers.length / most);
    return powers.filter(power => power % stride === 0).map(power => ({value: 10 ** power, text: powerOfTen(power)}));
  }
  return d3.ticks(...scale.domain(), most - 1).map(value => ({value, text: numberText(value)}));
}

function axisTicks(axis, scale, most) {
  if (axis.categories.length) {
    return axis.categories.map((text, value) => ({value, text}));
  }
  if (axis.log) {
    return logTicks(scale, most);
  }
  const format = scale.tickFormat(most);
  return scale.ticks(most).map(value => ({value, text: format(value)}));
}

/** Returns the ticks of a horizontal axis, as many as their labels leave room for. */
function ticksAcross(axis, scale, width) {
  for (let most = Math.max(2, Math.floor(width / 55)); ; most--) {
    const ticks = axisTicks(axis, scale, most);
    if (most <= 2 || d3.sum(ticks, tick => 6.3 * tick.text.length + 12) <= width) {
      return ticks;
    }
  }
}

/** Returns the values of a panel along an axis, with those that error bars and bands reach to. */
function valuesAlong(spec, name) {
  return spec.layers.flatMap(layer => [
    ...(name === "x" ? [layer.x, layer.edges] : [layer.y, layer.low, layer.high, layer.counts]),
    ...((name === "x" ? layer.xBars : layer.yBars) ?? []),
    layer.kind === "rule" && layer.vertical === (name === "x") ? [layer.at] : []
  ]).filter(Boolean).flat();
}

/**
 * Returns an axis with its scale the other way round, logarithmic or linear; null where that could not show the panel.
 * As in the drawings, bars stand on half of the least one.
 */
function otherScale(spec, name) {
  const axis = spec[name];
  const values = valuesAlong(spec, name);
  const room = spec.layers.some(layer => layer.kind === "bars") ? 0.5 : 0.8;
  const low = axis.ends[0] > 0 ? axis.ends[0] : room * d3.min(values.filter(value => value > 0));
  const fixed = axis.categories.length || spec.equalAspect || spec.layers.some(layer => layer.kind === "picture")
      || (!axis.log && values.some(value => value < 0));
  return fixed || !(low < axis.ends[1]) ? null : {...axis, log: !axis.log, ends: [low, axis.ends[1]]};
}

function scaleOf(axis, from, to) {
  return (axis.log ? d3.scaleLog() : d3.scaleLinear()).domain(axis.ends).range([from, to]);
}

/** Makes a text narrower where it would be wider than its room, as long words may be on a phone. */
function fitted(text, room) {
  if (text.node().getComputedTextLength() > room) {
    text.attr("textLength", room).attr("lengthAdjust", "spacingAndGlyphs");
  }
}

class ChartPanel {
  constructor(chart, spec) {
    this.chart = chart;
    this.spec = spec;
    this.svg = chart.panels.append("svg").attr("class", "panel").attr("role", "img")
        .attr("aria-label", spec.title || spec.y.label);
    this.axis = {x: spec.x, y: spec.y};
    this.other = {x: otherScale(spec, "x"), y: otherScale(spec, "y")};
    this.transform = d3.zoomIdentity;
    this.zoom = d3.zoom().scaleExtent([1, 500])
        // The page scrolls with wheel and finger; a chart zooms with a key held, or with two fingers.
        .filter(event => event.type === "wheel" ? event.ctrlKey || event.metaKey
            : event.touches ? event.touches.length > 1 : !event.button)
        .on("zoom", event => {
          this.transform = event.transform;
          this.draw();
        });
  }

  /** Makes an axis logarithmic or linear, where both can be; it shows everything again. */
  setLog(name, log) {
    if (this.axis[name].log !== log) {
      [this.axis[name], this.other[name]] = [this.other[name], this.axis[name]];
      this.transform = d3.zoomIdentity;
    }
  }

  /** Lays the panel out in a width and draws it. */
  layout(width, height, names) {
    const {spec, axis} = this;
    const [top, right, bottom] = [spec.title ? 24 : 8, 14, spec.x.label ? 40 : 22];
    this.height = height - top - bottom;
    // As many ticks as there is room for beside, though an equal aspect may make the panel higher.
    this.ticksUp = Math.max(2, Math.floor(this.height / 45));
    const labels = names.length ? names : axisTicks(axis.y, scaleOf(axis.y, 1, 0), this.ticksUp).map(tick => tick.text);
    const beside = Math.min(d3.max(labels, text => text.length * 6.3) ?? 0, 0.55 * width);
    this.margin = {top, right, bottom, left: beside + (spec.y.label ? 26 : 16)};
    this.width = Math.max(60, width - this.margin.left - right);
    if (spec.equalAspect) {
      this.height = this.width * (spec.y.ends[1] - spec.y.ends[0]) / (spec.x.ends[1] - spec.x.ends[0]);
    }
    this.names = names;
    this.baseX = scaleOf(axis.x, 0, this.width);
    this.baseY = scaleOf(axis.y, this.height, 0);
    const frame = [[0, 0], [this.width, this.height]];
    this.zoom.extent(frame).translateExtent(frame);
    this.build();
    this.draw();
  }

  build() {
    const {svg, margin, spec} = this;
    svg.selectAll("*").remove();
    svg.attr("width", this.width + margin.left + margin.right).attr("height", this.height + margin.top + margin.bottom);
    const frame = svg.append("g").attr("transform", `translate(${margin.left},${margin.top})`);
    const clip = `clip-${this.chart.name}-${this.chart.spec.panels.indexOf(spec)}`;
    frame.append("clipPath").attr("id", clip).append("rect").attr("width", this.width).attr("height", this.height);
    frame.append("text").attr("class", "title").attr("x", this.width / 2).attr("y", -9).text(spec.title);
    fitted(frame.append("text").attr("class", "name").attr("x", this.width / 2).attr("y", this.height + 35)
        .text(spec.x.label), this.width + 2 * margin.right);
    frame.append("text").attr("class", "name").attr("transform", `translate(${13 - margin.left},${this.height / 2})rotate(-90)`)
        .text(spec.y.label);
    this.axes = frame.append("g");
    this.layers = frame.append("g").attr("clip-path", `url(#${clip})`);
    this.ring = frame.append("circle").attr("class", "ring").attr("r", 6).style("display", "none");
    frame.append("rect").attr("class", "catch").attr("width", this.width).attr("height", this.height)
        .call(this.zoom).call(this.zoom.transform, this.transform)
        .on("pointermove pointerdown", event => this.point(event))
        .on("pointerleave", () => this.leave());
  }

  draw() {
    const {axis} = this;
    const x = this.transform.rescaleX(this.baseX);
    const y = this.transform.rescaleY(this.baseY);
    this.drawAxes(x, y);
    const on = (scale, log) => value => (value === null || (log && !(value > 0)) ? NaN : scale(value));
    this.place = {width: this.width, height: this.height, x: on(x, axis.x.log), y: on(y, axis.y.log),
      endX: value => (axis.x.log && !(value > 0) ? -20 : x(value)),
      endY: value => (axis.y.log && !(value > 0) ? this.height + 20 : y(value)),
      valueX: x.invert, valueY: y.invert};
    this.layers.selectAll("*").remove();
    this.shownLayers().forEach(layer => LAYERS[layer.kind](this.layers, layer, this.place));
    this.leave();
  }

  drawAxes(x, y) {
    const {axes, axis, width, height} = this;
    axes.selectAll("*").remove();
    const within = (place, end) => place >= -0.5 && place <= end + 0.5;
    ticksAcross(axis.x, x, width).filter(tick => within(x(tick.value), width)).forEach(tick => {
      appendPath(axes, `M${x(tick.value)} 0V${height}`, {stroke: "var(--figure-grid)"});
      axes.append("text").attr("class", "tick").attr("text-anchor", "middle")
          .attr("x", x(tick.value)).attr("y", height + 16).text(tick.text);
    });
    const named = this.names.length ? {...axis.y, categories: this.names} : axis.y;
    axisTicks(named, y, this.ticksUp).filter(tick => within(y(tick.value), height)).forEach(tick => {
      appendPath(axes, `M0 ${y(tick.value)}H${width}`, {stroke: "var(--figure-grid)"});
      this.sideLabel(tick.text, y(tick.value));
    });
    appendPath(axes, `M0 0H${width}V${height}H0Z`, {stroke: "var(--figure-frame)", "stroke-width": 0.8});
  }

  /** Writes a label left of the frame; one that is too long is cut, and whole when pointed at. */
  sideLabel(text, y) {
    const label = this.axes.append("text").attr("class", "tick").attr("text-anchor", "end").attr("x", -6).attr("y", y + 4)
        .text(text);
    const share = (this.margin.left - 8) / label.node().getComputedTextLength();
    if (share < 1) {
      label.text(text.slice(0, Math.max(1, Math.floor(share * text.length) - 1)) + "\u2026").append("title").text(text);
    }
  }

  shownLayers() {
    return this.spec.layers.filter(layer => !this.chart.hidden.has(layer.name));
  }

  leave() {
    this.ring.style("display", "none");
    this.chart.hideTip();
  }

  /** Tells what lies under the pointer: the nearest point, else the bin, else the value there. */
  point(event) {
    const [x, y] = d3.pointer(event);
    const found = this.nearest(x, y);
    const lines = found ? this.describePoint(found) : this.describePlace(x, y);
    if (!lines) {
      this.leave();
      return;
    }
    this.ring.style("display", found ? null : "none");
    if (found) {
      this.ring.attr("cx", found.x).attr("cy", found.y);
    }
    this.chart.showTip(lines, event);
  }

  nearest(x, y) {
    let best = null;
    for (const layer of this.shownLayers().filter(layer => layer.kind === "points" || layer.kind === "line")) {
      layer.x.forEach((value, i) => {
        const [px, py] = [this.place.x(value), this.place.y(layer.y[i])];
        const away = Math.hypot(px - x, py - y) - (layer.kind === "points" ? 4 : 0);
        if (away < (best ? best.away : 24)) {
          best = {layer, i, away, x: px, y: py};
        }
      });
    }
    return best;
  }

  describePoint({layer, i}) {
    const range = (low, high) => (low === null || high === null || low === undefined ? ""
        : ` [${numberText(low)}, ${numberText(high)}]`);
    const band = this.spec.layers.find(other => other.kind === "band" && other.name === layer.name);
    const same = band ? band.x.indexOf(layer.x[i]) : -1;
    const xRange = layer.xBars?.length ? range(layer.xBars[0][i], layer.xBars[1][i]) : "";
    const yRange = layer.yBars?.length ? range(layer.yBars[0][i], layer.yBars[1][i])
        : same >= 0 ? range(band.low[same], band.high[same]) : "";
    const row = this.spec.y.categories.length ? [this.chart.rowName(layer.y[i])]
        : [`${this.spec.y.label || "y"}: ${numberText(layer.y[i])}${yRange}`];
    return [layer.name, layer.notes?.[i], `${this.spec.x.label || "x"}: ${numberText(layer.x[i])}${xRange}`, ...row]
        .filter(Boolean);
  }

  describePlace(x, y) {
    const [atX, atY] = [this.place.valueX(x), this.place.valueY(y)];
    for (const layer of this.shownLayers()) {
      if (layer.kind === "bars") {
        const bin = d3.bisectRight(layer.edges, atX) - 1;
        if (bin >= 0 && bin < layer.counts.length) {
          return [layer.name, `${numberText(layer.edges[bin], 3)} to ${numberText(layer.edges[bin + 1], 3)}:`
              + ` ${numberText(layer.counts[bin])}`];
        }
      } else if (layer.kind === "region") {
        const value = layer.values[d3.bisectCenter(layer.ys, atY)]?.[d3.bisectCenter(layer.xs, atX)];
        return [`${layer.quantity}: ${value === null || value === undefined ? "none" : numberText(value)}`,
          `at ${numberText(atX, 3)}, ${numberText(atY, 3)}`,
          `distance from the origin: ${numberText(Math.hypot(atX, atY), 3)}`];
      } else if (layer.kind === "picture") {
        const [left, bottom, right, top] = layer.place;
        const row = Math.floor((top - atY) / (top - bottom) * layer.values.length);
        const column = Math.floor((atX - left) / (right - left) * layer.values[0].length);
        const value = layer.values[row]?.[column];
        if (value !== undefined) {
          return [`pixel in row ${row + 1}, column ${column + 1}: ${numberText(value)}`];
        }
      }
    }
    return null;
  }
}
