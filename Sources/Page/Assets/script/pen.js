// Two pens for one drawing: on a canvas, and as the text of an SVG file.
//
// A pen has `shapes(style, items, trace)`, which draws what `trace(path, item)` moves along, `text`, and `group` for
// a title around parts. A path knows moveTo, lineTo, quadraticCurveTo, bezierCurveTo and closePath.

class CanvasPen {
  constructor(context) {
    this.context = context;
    this.#font = "";
  }

  #font;

  /** A pen whose canvas has been reset has no font. */
  forget() {
    this.#font = "";
  }

  /**
   * Hairlines all at once, which is cheapest; wider lines in small parts, as the cost of a path grows faster than its
   * length.
   */
  shapes(style, items, trace) {
    const isFine = style.stroke && style.width * this.context.getTransform().a <= 1.01;
    const size = isFine ? items.length : 4;
    for (let start = 0; start < items.length; start += size) this.#some(style, items.slice(start, start + size), trace);
  }

  #some(style, items, trace) {
    const { context } = this;
    context.beginPath();
    for (const item of items) trace(context, item);
    context.globalAlpha = style.alpha ?? 1;
    if (style.fill) {
      context.fillStyle = style.fill;
      context.fill();
    }
    if (style.stroke) {
      context.strokeStyle = style.stroke;
      context.lineWidth = style.width;
      context.lineCap = style.cap ?? "butt";
      context.lineJoin = "round";
      context.setLineDash(style.dash ?? []);
      context.stroke();
    }
  }

  /** Text centred on `x` unless `anchor` says otherwise, its middle at `y`. */
  text(style, text, x, y) {
    const { context } = this;
    const font = `${style.weight ?? 400} ${style.size.toFixed(2)}px ${fonts}`;
    if (font !== this.#font) context.font = this.#font = font;
    context.globalAlpha = style.alpha ?? 1;
    context.fillStyle = style.fill;
    context.textAlign = style.anchor === "start" ? "left" : "center";
    context.textBaseline = "alphabetic";
    context.fillText(text, x, y + style.size * 0.35);
  }

  group(title, draw) {
    draw();
  }
}

class SVGPen {
  #parts = [];

  shapes(style, items, trace) {
    for (const item of items) {
      const path = new SVGPath();
      trace(path, item);
      const attributes = {
        d: path.commands,
        fill: style.fill ?? "none",
        stroke: style.stroke,
        "stroke-width": style.stroke && short(style.width),
        "stroke-dasharray": style.dash?.length ? style.dash.map(short).join(" ") : null,
        "stroke-linecap": style.cap,
        "stroke-linejoin": style.stroke && "round",
        opacity: style.alpha === 1 ? null : style.alpha,
      };
      this.#parts.push(tagText("path", attributes) + "/>");
    }
  }

  text(style, text, x, y) {
    const attributes = {
      x: short(x),
      y: short(y + style.size * 0.35),
      fill: style.fill,
      "font-size": short(style.size),
      "font-weight": style.weight,
      "text-anchor": style.anchor === "start" ? null : "middle",
      opacity: style.alpha === 1 ? null : style.alpha,
    };
    this.#parts.push(`${tagText("text", attributes)}>${escaped(clean(text))}</text>`);
  }

  /** Parts that belong together, under the title that a viewer shows and a screen reader reads. */
  group(title, draw) {
    this.#parts.push(`<g><title>${escaped(clean(title))}</title>`);
    draw();
    this.#parts.push("</g>");
  }

  /** The whole file. */
  document(width, height, background, title, description) {
    const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title description">`,
      `<title id="title">${escaped(clean(title))}</title>`,
      `<desc id="description">${escaped(clean(description))}</desc>`,
      `<rect width="100%" height="100%" fill="${escaped(background)}"/>`,
      `<g font-family="${escaped(fonts)}">`,
      ...this.#parts,
      "</g>",
      "</svg>",
      "",
    ].join("\n");
  }
}

class SVGPath {
  commands = "";
  moveTo(x, y) {
    this.commands += `M${short(x)} ${short(y)}`;
  }
  lineTo(x, y) {
    this.commands += `L${short(x)} ${short(y)}`;
  }
  quadraticCurveTo(x1, y1, x, y) {
    this.commands += `Q${short(x1)} ${short(y1)} ${short(x)} ${short(y)}`;
  }
  bezierCurveTo(...numbers) {
    this.commands += `C${numbers.map(short).join(" ")}`;
  }
  closePath() {
    this.commands += "Z";
  }
}

const short = (number) => String(Math.round(number * 100) / 100);

const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => escapes[character]);
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function tagText(name, attributes) {
  const given = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined);
  return `<${name}${given.map(([key, value]) => ` ${key}="${escaped(value)}"`).join("")}`;
}
