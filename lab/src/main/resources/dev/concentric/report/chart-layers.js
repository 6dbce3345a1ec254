"use strict";

/* How each kind of layer is drawn. A place maps values to pixels: place.x(value) and place.y(value) are NaN where an
   axis cannot show a value, place.endX and place.endY then lie beyond the frame. */

const PALE = 0.35;

/** Appends a path, if there is anything in it. */
function appendPath(group, d, style) {
  if (d) {
    const path = group.append("path").attr("d", d).attr("fill", "none").attr("stroke-linejoin", "round");
    for (const [name, value] of Object.entries(style)) {
      path.style(name, value);
    }
  }
}

function dashes(layer) {
  return layer.dash.length ? layer.dash.join(" ") : "none";
}

/** Returns a marker's outline moved to a place; outlines are relative behind their first point. */
function movedMarker(marker, x, y) {
  const [, dx, dy, rest] = /^M(\S+) (-?[\d.]+)(.*)$/.exec(marker);
  return `M${(x + Number(dx)).toFixed(2)} ${(y + Number(dy)).toFixed(2)}${rest}`;
}

/** Returns the paths of error bars with their caps. */
function errorBars(layer, place) {
  const cap = 1.6;
  const paths = [];
  layer.x.forEach((value, i) => {
    const x = place.x(value);
    const y = place.y(layer.y[i]);
    if (Number.isNaN(x + y)) {
      return;
    }
    if (layer.xBars.length && layer.xBars[0][i] !== null && layer.xBars[1][i] !== null) {
      const [low, high] = layer.xBars.map(ends => place.endX(ends[i]));
      paths.push(`M${low} ${y}H${high}M${low} ${y - cap}v${2 * cap}M${high} ${y - cap}v${2 * cap}`);
    }
    if (layer.yBars.length && layer.yBars[0][i] !== null && layer.yBars[1][i] !== null) {
      const [low, high] = layer.yBars.map(ends => place.endY(ends[i]));
      paths.push(`M${x} ${low}V${high}M${x - cap} ${low}h${2 * cap}M${x - cap} ${high}h${2 * cap}`);
    }
  });
  return paths.join("");
}

/** Returns the rings around what is negative on a grid, in places along the grid's indices. */
function negativeRings(layer) {
  const grid = d3.merge(layer.values).map(value => (value === null ? -1 : -value));
  return d3.contours().size([layer.xs.length, layer.ys.length]).contour(grid, 0).coordinates.flat();
}

/** Returns the value of an ascending list between its indices; contours put a grid point in the middle of a cell. */
function interpolated(values, cell) {
  const at = Math.min(Math.max(cell - 0.5, 0), values.length - 1);
  const left = Math.min(Math.floor(at), values.length - 2);
  return values[left] + (at - left) * (values[left + 1] - values[left]);
}

/** Returns a picture as a PNG file: grey from 0, black, to 1, white; or signed, blue at -1, white at 0, vermillion at 1. */
function pictureUrl(layer) {
  const canvas = document.createElement("canvas");
  canvas.width = layer.values[0].length;
  canvas.height = layer.values.length;
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(canvas.width, canvas.height);
  layer.values.flat().forEach((value, i) => {
    const ink = value < 0 ? [0, 114, 178] : [213, 94, 0];
    const share = Math.min(1, Math.abs(value));
    const color = layer.signed ? ink.map(part => 255 + share * (part - 255)) : [0, 0, 0].fill(255 * share);
    pixels.data.set([...color, 255], 4 * i);
  });
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL();
}

const LAYERS = {
  line(group, layer, place) {
    const xs = layer.x.map(place.x);
    const ys = layer.y.map(place.y);
    const shown = i => i >= 0 && i < xs.length && !Number.isNaN(xs[i] + ys[i]);
    const line = d3.line().defined(shown).x(i => xs[i]).y(i => ys[i]);
    appendPath(group, line(d3.range(xs.length)),
        {stroke: layer.color, "stroke-width": 1.6, "stroke-dasharray": dashes(layer)});
    const lone = d3.range(xs.length).filter(i => shown(i) && !shown(i - 1) && !shown(i + 1));
    appendPath(group, lone.map(i => `M${xs[i] - 1.5} ${ys[i]}a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0`).join(""),
        {fill: layer.color});
  },

  points(group, layer, place) {
    appendPath(group, errorBars(layer, place),
        {stroke: layer.color, "stroke-width": 0.8, "stroke-opacity": layer.fine ? PALE : 1});
    const markers = layer.x.map((value, i) => [place.x(value), place.y(layer.y[i])])
        .filter(([x, y]) => !Number.isNaN(x + y))
        .map(([x, y]) => movedMarker(layer.marker, x, y));
    appendPath(group, markers.join(""),
        {fill: layer.color, stroke: "var(--figure-page)", "stroke-width": 0.5});
  },

  bars(group, layer, place) {
    const ground = place.endY(0);
    const bins = layer.counts.map((count, i) => {
      const [left, right] = [place.endX(layer.edges[i]), place.endX(layer.edges[i + 1])];
      const top = place.y(count);
      return count && !Number.isNaN(left + right + top) ? `M${left} ${ground}V${top}H${right}V${ground}Z` : "";
    });
    appendPath(group, bins.join(""), {fill: layer.color, "fill-opacity": PALE, stroke: layer.color, "stroke-width": 0.7});
  },

  band(group, layer, place) {
    const area = d3.area()
        .defined(i => layer.low[i] !== null && !Number.isNaN(place.x(layer.x[i]) + place.y(layer.high[i])))
        .x(i => place.x(layer.x[i])).y0(i => place.endY(layer.low[i])).y1(i => place.y(layer.high[i]));
    appendPath(group, area(d3.range(layer.x.length)), {fill: layer.color, "fill-opacity": PALE});
  },

  rule(group, layer, place) {
    const at = layer.vertical ? place.x(layer.at) : place.y(layer.at);
    if (!Number.isNaN(at)) {
      appendPath(group, layer.vertical ? `M${at} 0V${place.height}` : `M0 ${at}H${place.width}`,
          {stroke: layer.color, "stroke-width": 1.4, "stroke-dasharray": dashes(layer)});
    }
  },

  circle(group, layer, place) {
    const across = Math.abs(place.x(layer.radius) - place.x(0));
    const up = Math.abs(place.y(layer.radius) - place.y(0));
    const left = place.x(0) - across;
    appendPath(group, `M${left} ${place.y(0)}a${across} ${up} 0 1 0 ${2 * across} 0a${across} ${up} 0 1 0 ${-2 * across} 0`,
        {stroke: layer.color, "stroke-width": 1.6, "stroke-dasharray": dashes(layer)});
  },

  region(group, layer, place) {
    if (layer.xs.length < 2 || layer.ys.length < 2) {
      return;
    }
    layer.rings ??= negativeRings(layer);
    const path = layer.rings.map(ring => "M" + ring.map(([column, row]) =>
        `${place.x(interpolated(layer.xs, column)).toFixed(1)} ${place.y(interpolated(layer.ys, row)).toFixed(1)}`)
        .join("L") + "Z");
    appendPath(group, path.join(""), {fill: layer.color, "fill-opacity": PALE, "fill-rule": "evenodd",
      stroke: layer.color, "stroke-width": 0.7});
  },

  picture(group, layer, place) {
    const [left, bottom, right, top] = layer.place;
    layer.url ??= pictureUrl(layer);
    group.append("image").attr("href", layer.url).attr("preserveAspectRatio", "none")
        .attr("x", place.x(left)).attr("y", place.y(top))
        .attr("width", place.x(right) - place.x(left)).attr("height", place.y(bottom) - place.y(top))
        .style("image-rendering", "pixelated");
  },

  labels(group, layer, place) {
    layer.texts.forEach((text, i) => {
      const [x, y] = [place.x(layer.x[i]), place.y(layer.y[i])];
      if (text && !Number.isNaN(x + y)) {
        group.append("text").attr("class", "label").attr("text-anchor", "middle")
            .attr("x", x).attr("y", y + (layer.above ? -6 : 14)).style("fill", layer.color).text(text);
      }
    });
  }
};
