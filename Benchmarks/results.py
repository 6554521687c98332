"""Where the benchmarks put what they measured."""
import pathlib


def put_first(target, text):
    """Puts a run's section before those of earlier runs, below the file's heading; `-` is standard output."""
    if target == "-":
        print(text)
        return
    path = pathlib.Path(target)
    old = path.read_text(encoding="utf-8") if path.exists() else "# Results\n"
    head, _, rest = old.partition("\n")
    path.write_text(f"{head}\n\n{text}{rest}", encoding="utf-8")
