// Mouse, pen and fingers on the stage.

class Pointer {
  #canvas = byID("canvas");
  #tooltip = byID("tooltip");
  /** Pointers that are down, by their ids, and what the first one took hold of. */
  #down = new Map();
  #hold = null;

  constructor(app) {
    this.app = app;
    this.stage = app.stage;
    const on = (name, act, options) => this.#canvas.addEventListener(name, act.bind(this), options);
    on("pointerdown", this.#press);
    on("pointermove", this.#move);
    on("pointerup", this.#release);
    on("pointercancel", this.#release);
    on("pointerleave", () => {
      this.#tooltip.hidden = true;
      this.#point(null);
    });
    on("wheel", this.#wheel, { passive: false });
    on("dblclick", this.#doubleClick);
  }

  #position(event) {
    const frame = this.#canvas.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  }

  #press(event) {
    if (event.button) return;
    const [x, y] = this.#position(event);
    this.#canvas.setPointerCapture(event.pointerId);
    this.#down.set(event.pointerId, [x, y]);
    this.stage.still();
    this.#tooltip.hidden = true;
    if (this.#down.size === 1) {
      this.#hold = { hit: this.stage.hit(x, y, event.pointerType === "touch" ? 14 : 6), start: [x, y], isDrag: false };
    } else if (this.#hold) {
      this.#hold.isDrag = true;
      this.#hold.hit = null;
    }
  }

  #move(event) {
    const [x, y] = this.#position(event);
    const last = this.#down.get(event.pointerId);
    if (!last) {
      if (event.pointerType !== "touch") this.#point(this.stage.hit(x, y), x, y);
      return;
    }
    if (this.#down.size === 2) return this.#pinch(event.pointerId, last, [x, y]);
    const hold = this.#hold;
    if (!hold) return;
    if (!hold.isDrag && Math.hypot(x - hold.start[0], y - hold.start[1]) < 5) return;
    // The way before the drag was one counts too.
    const [fromX, fromY] = hold.isDrag ? last : hold.start;
    hold.isDrag = true;
    this.#down.set(event.pointerId, [x, y]);
    this.#canvas.classList.add("moving");
    this.#tooltip.hidden = true;
    const node = hold.hit?.node;
    if (node) {
      node.x += (x - fromX) / this.stage.view.k;
      node.y += (y - fromY) / this.stage.view.k;
      node.isPinned = true;
      this.stage.over = { node };
      this.stage.nudge();
    } else {
      this.stage.pan(x - fromX, y - fromY);
    }
  }

  #pinch(id, last, now) {
    const [other] = [...this.#down].filter(([key]) => key !== id).map(([, point]) => point);
    const gap = (point) => Math.max(10, Math.hypot(point[0] - other[0], point[1] - other[1]));
    const middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
    this.stage.zoom(gap(now) / gap(last), ...middle);
    this.stage.pan((now[0] - last[0]) / 2, (now[1] - last[1]) / 2);
    this.#down.set(id, now);
  }

  #release(event) {
    if (!this.#down.delete(event.pointerId) || this.#down.size) return;
    const hold = this.#hold;
    this.#hold = null;
    this.#canvas.classList.remove("moving");
    if (!hold || event.type === "pointercancel") return;
    if (hold.isDrag) {
      if (hold.hit?.node) {
        this.stage.refresh();
        this.app.set({});
      }
      return;
    }
    const { node, edge } = hold.hit ?? {};
    if (node) this.app.select(node.id);
    else if (edge) this.app.selectEdge(edge.from.id, edge.to.id);
    else this.app.set({ select: null });
  }

  #wheel(event) {
    event.preventDefault();
    const [x, y] = this.#position(event);
    const lines = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? 400 : 1;
    // Pinching on a trackpad comes as turning the wheel with the control key, in small steps.
    const speed = event.ctrlKey ? 0.012 : 0.0016;
    const turn = Math.max(-240, Math.min(240, event.deltaY * lines));
    this.#tooltip.hidden = true;
    this.stage.zoom(Math.exp(-turn * speed), x, y);
  }

  #doubleClick(event) {
    const [x, y] = this.#position(event);
    const { node, edge } = this.stage.hit(x, y) ?? {};
    if (node) this.app.expand(node.id);
    else if (!edge) this.stage.zoom(1.6, x, y);
  }

  /** What the pointer is over now. */
  #point(hit, x = 0, y = 0) {
    const { stage } = this;
    const isSame = hit?.node === stage.over?.node && hit?.edge === stage.over?.edge;
    if (!isSame) {
      stage.over = hit;
      this.#canvas.classList.toggle("over", Boolean(hit));
      this.#describe(hit);
      stage.redraw();
    }
    if (this.#tooltip.hidden) return;
    const { offsetWidth, offsetHeight } = this.#tooltip;
    const left = Math.min(x + 14, stage.width - offsetWidth - 8);
    const top = y + 18 + offsetHeight > stage.height ? y - offsetHeight - 12 : y + 18;
    this.#tooltip.style.left = `${Math.max(8, left)}px`;
    this.#tooltip.style.top = `${Math.max(8, top)}px`;
  }

  #describe(hit) {
    const { node, edge } = hit ?? {};
    this.#tooltip.hidden = !(edge || (node && (!this.stage.g || box(node).label !== clean(node.name))));
    if (edge) {
      const { from, to, relations, labels } = edge;
      const words = labels.join(", ");
      const first = relations.flatMap((relation) => relation.evidence).map(saying).find(Boolean);
      const name = (entity) => own(shorten(clean(entity.name), 60));
      this.#tooltip.replaceChildren(
        make("strong", {}, name(from), edge.isDirected ? " → " : " – ", name(to)),
        make("span", {}, words),
        first ? make("q", { dir: "auto" }, shorten(clean(first), 260)) : null,
      );
    } else if (node) {
      const name = make("strong", { dir: "auto" }, shorten(clean(node.name), 200));
      this.#tooltip.replaceChildren(name, node.type);
    }
  }
}
