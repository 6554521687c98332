"""Chromium without a window, over its debugging pipe: each message is JSON with a zero behind it."""
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time

SIZE = (1400, 900)


class Chromium:
    def __init__(self, path=None):
        self.profile = tempfile.mkdtemp(prefix="entente-chromium-")
        # The browser has its pipes at 3 and 4.
        command = ["/bin/sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1', "sh",
                   path or os.environ.get("ENTENTE_CHROMIUM", "chromium"), "--headless=new", "--remote-debugging-pipe",
                   "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
                   "--disable-background-networking", "--disable-component-update", "--disable-sync",
                   "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", f"--user-data-dir={self.profile}",
                   f"--window-size={SIZE[0]},{SIZE[1]}", *(["--no-sandbox"] if os.geteuid() == 0 else []), "about:blank"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.number = 0
        self.answers = {}
        self.came = threading.Condition()
        self.isOver = False
        threading.Thread(target=self._read, daemon=True).start()
        self.version = self.send("Browser.getVersion")["product"].split("/")[-1]

    def _read(self):
        rest = b""
        while part := self.process.stdout.read(1 << 16):
            *messages, rest = (rest + part).split(b"\0")
            with self.came:
                for message in map(json.loads, messages):
                    if "id" in message:
                        self.answers[message["id"]] = message
                self.came.notify_all()
        with self.came:
            self.isOver = True
            self.came.notify_all()

    def post(self, method, session=None, **parameters):
        """Sends without waiting; returns the number of the answer that will come."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.process.stdin.write(json.dumps(message).encode() + b"\0")
        return self.number

    def send(self, method, session=None, **parameters):
        number = self.post(method, session, **parameters)
        with self.came:
            self.came.wait_for(lambda: number in self.answers or self.isOver, timeout=60)
            answer = self.answers.pop(number, {"error": {"message": "the browser is silent"}})
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def page(self):
        """A page that shares nothing with others."""
        context = self.send("Target.createBrowserContext")["browserContextId"]
        target = self.send("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        return Page(self, self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"], context)

    def close(self):
        try:
            self.send("Browser.close")
            self.process.wait(timeout=10)
        except (RuntimeError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Page:
    def __init__(self, browser, session, context):
        self.browser, self.session, self.context = browser, session, context
        self.browser.send("Emulation.setDeviceMetricsOverride", session, width=SIZE[0], height=SIZE[1],
                          deviceScaleFactor=1, mobile=False)

    def go(self, url):
        answer = self.browser.send("Page.navigate", self.session, url=url)
        if "errorText" in answer:
            raise RuntimeError(f"{url}: {answer['errorText']}")

    def ask(self, expression):
        answer = self.browser.send("Runtime.evaluate", self.session, expression=expression, returnByValue=True,
                                   awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['exception'].get('description')}")
        return answer["result"].get("value")

    def wait(self, expression, seconds=60):
        """Asks until something comes that is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if value := self.ask(expression):
                    return value
            except RuntimeError:
                # Between two pages there is none that could say anything.
                pass
            time.sleep(0.02)
        raise RuntimeError(f"never true: {expression}")

    def mouse(self, kind, x, y, **more):
        """Moves, presses or turns, as a hand does: without waiting for what comes of it."""
        self.browser.post("Input.dispatchMouseEvent", self.session, type=kind, x=x, y=y, **more)

    def close(self):
        self.browser.send("Target.disposeBrowserContext", browserContextId=self.context)
