// A picture of a crowded diagram, larger than the window. Moving about shows other parts of it; zooming shows it larger
// or smaller until the reader comes to rest and a sharp one is drawn.

class Picture {
  #canvas = document.createElement("canvas");
  #context = this.#canvas.getContext("2d", { alpha: false });
  #pen = new CanvasPen(this.#context);
  /** The view, the size and whatever else it was drawn of. */
  #drawn = null;
  #restsAt = 0;

  drop() {
    this.#drawn = null;
  }

  /** Whether the reader is zooming, so that a sharp picture would be in vain. */
  get isMoving() {
    return performance.now() < this.#restsAt;
  }

  /** To be called at each change of scale. */
  move() {
    this.#restsAt = performance.now() + 120;
  }

  /**
   * @param stage {view, width, height, ratio, palette}
   * @param what something that the picture depends on besides
   * @param render draws with a pen into the room {view, width, height}
   * @returns whether what is shown is sharp.
   */
  show(context, { view, width, height, ratio, palette }, what, render) {
    const last = this.#drawn;
    if (last && last.palette === palette && last.ratio === ratio && last.size === `${width} ${height}`) {
      const isDone = last.what === what && this.#covers(view, width, height);
      if (isDone) return this.#copy(context, view, width, height, true);
      const by = view.k / last.view.k;
      if (this.isMoving && by > 0.6 && by < 1.8) return this.#copy(context, view, width, height, false);
    }
    const margin = Math.round(width * 0.3);
    const room = {
      view: { k: view.k, x: view.x + margin, y: view.y + margin },
      width: width + 2 * margin,
      height: height + 2 * margin,
    };
    this.#canvas.width = Math.round(room.width * ratio);
    this.#canvas.height = Math.round(room.height * ratio);
    this.#pen.forget();
    clear(this.#context, ratio, palette.background, room.width, room.height);
    render(this.#pen, room);
    this.#drawn = { ...room, what, palette, ratio, size: `${width} ${height}` };
    return this.#copy(context, view, width, height, true);
  }

  #covers(view, width, height) {
    const { view: own, width: roomX, height: roomY } = this.#drawn;
    const [x, y] = [view.x - own.x, view.y - own.y];
    return own.k === view.k && x <= 0 && y <= 0 && x + roomX >= width && y + roomY >= height;
  }

  #copy(context, view, width, height, isSharp) {
    const { view: own, width: roomX, height: roomY, ratio, palette } = this.#drawn;
    const by = view.k / own.k;
    const [x, y] = [view.x - own.x * by, view.y - own.y * by];
    if (!isSharp) clear(context, ratio, palette.background, width, height);
    context.globalAlpha = 1;
    // Whole pixels, so that it stays sharp.
    const round = (length) => (isSharp ? Math.round(length * ratio) / ratio : length);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.drawImage(this.#canvas, round(x), round(y), roomX * by, roomY * by);
    return isSharp;
  }
}

function clear(context, ratio, background, width, height) {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
}
