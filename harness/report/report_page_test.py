#!/usr/bin/env python3
"""Opens report.html, of runs and of nights, in headless Chromium and asserts that it is what a
reader needs.

report_page_test.py SAMPLE_REPORT CONFORMANCE_DIR [SCREENSHOT_DIR]

Drives chromedriver over loopback by WebDriver; standard library only. Exits with 77 and a reason
where there is no Chromium.
"""
import base64
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

SKIPPED = 77
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--hide-scrollbars"]


LOOPBACK = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never by a proxy


class Browser:
    """One headless Chromium with a fresh profile."""

    def __init__(self, scripts=True, dark=False):
        self.profile = tempfile.mkdtemp(prefix="cmkconf-chromium-")
        self.driver = subprocess.Popen([shutil.which("chromedriver"), "--port=0"], text=True,
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.session = None
        try:
            self.base = "http://127.0.0.1:%d" % self._port()
            prefs = {} if scripts else {"profile.managed_default_content_settings.javascript": 2}
            options = {"binary": shutil.which("chromium"), "prefs": prefs,
                       "args": FLAGS + ["--user-data-dir=" + self.profile]}
            wanted = {"browserName": "chrome", "goog:chromeOptions": options,
                      "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
            answer = self._send("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
            self.session = "/session/" + answer["sessionId"]
            scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
            self.cdp("Emulation.setEmulatedMedia", features=scheme)
            if not scripts:
                self.cdp("Emulation.setScriptExecutionDisabled", value=True)
        except BaseException:
            self.__exit__()
            raise

    def _port(self):
        for line in self.driver.stdout:
            if "started successfully on port " in line:
                return int(line.split("on port ")[1].split(".")[0])
        raise RuntimeError("chromedriver did not start")

    def _send(self, verb, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, method=verb,
                                         headers={"Content-Type": "application/json"})
        try:
            with LOOPBACK.open(request, timeout=60) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError("%s %s: %s" % (verb, path, error.read()[:400])) from error

    def post(self, path, **body):
        return self._send("POST", self.session + path, body)

    def cdp(self, command, **params):
        return self.post("/goog/cdp/execute", cmd=command, params=params)

    def open(self, url, width=1280, height=900):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)
        self.post("/url", url="about:blank")
        self.post("/url", url=url)

    def run(self, script, *args):
        return self.post("/execute/sync", script=script, args=list(args))

    def find(self, css):
        element = self.post("/element", using="css selector", value=css)
        return next(iter(element.values()))

    def type(self, css, text):
        self.post("/element/%s/value" % self.find(css), text=text)

    def log(self, kind):
        return self.post("/se/log", type=kind)

    def screenshot(self, path, full=False):
        shot = self.cdp("Page.captureScreenshot", format="png", captureBeyondViewport=full)
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            if self.session:
                self._send("DELETE", self.session)
        except (OSError, RuntimeError):
            pass
        self.driver.terminate()
        self.driver.wait(timeout=20)
        shutil.rmtree(self.profile, ignore_errors=True)


SHOWN = """return [...document.querySelectorAll('table.rows > tbody > tr')]
  .filter(row => row.getClientRects().length > 0).map(row => row.id)"""


def equal(actual, expected, what):
    assert actual == expected, "%s: expected %r, got %r" % (what, expected, actual)


def requests_of(browser):
    """Every URL that our pages asked for, themselves excepted."""
    urls = []
    for entry in browser.log("performance"):
        message = json.loads(entry["message"])["message"]
        asked = message["method"] == "Network.requestWillBeSent"
        if asked and message["params"]["documentURL"].startswith("file:"):
            urls.append(message["params"]["request"]["url"])
    assert any(url.endswith("/report.html") for url in urls), "the log misses even the page"
    return [url for url in urls if not url.endswith("/report.html")]


def filtered(browser, address, **state):
    """The rows shown after typing and choosing `state` in the filter."""
    browser.open(address)
    for name, value in state.items():
        browser.type("#filter-" + name, value)
    return browser.run(SHOWN)


def check_filter(browser, address, report):
    rows = report["requirements"]
    everything = [row["id"] for row in rows]

    def ids(fits):
        return [row["id"] for row in rows if fits(row)]

    equal(filtered(browser, address), everything, "rows without a filter")
    equal(filtered(browser, address, text="KEY-05"), ["KEY-05"], "rows for KEY-05")
    equal(browser.run("return document.getElementById('shown').textContent"),
          "1 of %d shown" % len(rows), "count")
    equal(filtered(browser, address, profile="envelope"),
          ids(lambda row: row["profile"] == "envelope"), "rows of envelope")
    equal(filtered(browser, address, profile="key-vault", verdict="failed"),
          ids(lambda row: row["profile"] == "key-vault" and row["verdict"] == "failed"),
          "failed rows of key-vault")
    assert browser.run("return location.hash") == "#profile=key-vault&verdict=failed"
    browser.run("document.getElementById('filter-reset').click()")
    time.sleep(0.2)
    equal(browser.run(SHOWN), everything, "rows after the reset")
    equal(browser.run("return location.hash"), "", "address after the reset")
    browser.open(address + "#q=expiry&profile=key-vault")
    shown = browser.run(SHOWN)
    assert 0 < len(shown) < len(everything), "the address restores a filter: %r" % shown
    browser.open(address + "#verdict=no-such-verdict")
    equal(browser.run(SHOWN), everything, "rows for an address that names no verdict")
    equal(filtered(browser, address, text="no such text anywhere"), [], "rows for nonsense")


def check_content(browser, address, report):
    browser.open(address)
    equal(browser.run("return [...document.querySelectorAll('table.rows > tbody > tr')]"
                      ".map(row => [row.id, row.dataset.verdict])"),
          [[row["id"], row["verdict"]] for row in report["requirements"]], "catalogue rows")
    commands = browser.run("return [...document.querySelectorAll('.repeat code')]"
                           ".map(code => code.textContent)")
    bad = {row["id"] for row in report["requirements"]
           if row["verdict"] in ("failed", "errored", "blocked", "finding")}
    equal(sorted(commands), sorted(check["repeat"] for check in report["notPassed"]
                                   if check["requirement"] in bad), "commands")
    totals = browser.run("return [...document.querySelectorAll('.ledger')].map(table => "
                         "[...table.querySelectorAll('tr')].map(row => [row.className, "
                         "Number(row.querySelector('td').textContent)]))")
    for table in totals:
        last = [kind for kind, _ in table].index("sum")
        equal(sum(number for _, number in table[:last]), table[last][1], "sum of a ledger")
    assert browser.run("return document.querySelectorAll('main, header, nav, footer').length") >= 4


def check_scope(browser, address, report):
    """A run of a part says so in its headline, its facts, its cards and its rows."""
    browser.open(address)
    headline = browser.run("return document.querySelector('.outcome strong').textContent")
    equal(headline.lower(), report["words"].lower(), "headline of a part")
    assert report["scope"] in headline and report["scope"], headline
    facts = browser.run("return document.querySelector('.facts').textContent")
    for text in (report["scope"], "%d (fixed)" % report["run"]["seed"],
                 *(digest[:12] for digest in report["run"]["suite"].values())):
        assert text in facts, text
    cards = browser.run("return [...document.querySelectorAll('.card')].map(card => "
                        "[card.querySelector('h3').textContent, "
                        "card.querySelector('.badge').lastChild.textContent])")
    equal(cards, [[profile["name"], profile["words"]] for profile in report["profiles"]
                  if profile["verdict"] != "not-claimed"], "cards of a part")
    assert "conformant" not in [words for _, words in cards], cards


NIGHT_ROWS = """return [...document.querySelectorAll('#' + arguments[0] + ' tbody tr')].map(row =>
  [...row.querySelectorAll('.id, td')].map(cell => cell.textContent))"""


def check_night(browser, address, night):
    """The page of a night has all that its night.json has, with what was not found on top."""
    browser.open(address)
    targets = browser.run(NIGHT_ROWS, "targets")
    equal([row[0] for row in targets], [target["name"] for target in night["targets"]], "targets")
    equal([row[2].replace(",", "") for row in targets],
          [str(target["executions"]) if target["state"] == "ran" else "–"
           for target in night["targets"]], "executions of targets")
    faults = browser.run(NIGHT_ROWS, "faults")
    equal(sorted(row[0] for row in faults),
          sorted(sought["fault"] for sought in night["untilFound"]), "faults")
    complete = [row[3].endswith("5 of 5") for row in faults]
    equal(complete, sorted(complete), "faults that some seed did not find are on top")
    findings = browser.run("return [...document.querySelectorAll('#findings article h3')]"
                           ".map(title => title.textContent)")
    equal(sorted(findings), sorted(one["signature"] for one in night["findings"]), "findings")
    equal(browser.run("return [...document.querySelectorAll('#findings .finding-facts a')]"
                      ".map(link => link.textContent).sort()"),
          sorted(path for one in night["findings"] for path in (one["input"], one["trace"])
                 if path), "files of findings")
    folder = address.rsplit("/", 1)[0]
    links = browser.run("return [...document.querySelectorAll('a')].map(link => link.href)")
    assert all(link.startswith(folder + "/") for link in links), links
    equal(browser.run("return [...document.querySelectorAll('a[href^=\"#\"]')].filter(link => "
                      "!document.getElementById(link.getAttribute('href').slice(1))).length"),
          0, "links to nowhere")
    equal(browser.run("return document.querySelectorAll('main, header, nav, footer').length >= 4"),
          True, "landmarks")


def check_layout(browser, address, width):
    browser.open(address, width=width, height=800)
    browser.run("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = browser.run("return document.scrollingElement.scrollWidth")
    assert found <= width, "%d px wide at %d px" % (found, width)


def luminance(color):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
              for c in (value / 255 for value in color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


CONTRAST = """
const parse = (text) => text.match(/[\\d.]+/g).map(Number);
const seen = {};
for (const element of document.querySelectorAll('body *')) {
  const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  if (!own || element.getClientRects().length === 0 || element.matches('script, style')) continue;
  let behind = element, back = [0, 0, 0, 0];
  while (behind && (back.length === 4 && back[3] === 0)) {
    back = parse(getComputedStyle(behind).backgroundColor);
    behind = behind.parentElement;
  }
  const front = parse(getComputedStyle(element).color);
  seen[front + '|' + back] = [front, back, element.tagName + '.' + element.className];
}
return Object.values(seen);"""


def check_contrast(browser, address):
    browser.open(address)
    browser.run("document.querySelectorAll('details').forEach(part => part.open = true)")
    for front, back, where in browser.run(CONTRAST):
        light, dark = sorted((luminance(front[:3]), luminance(back[:3])), reverse=True)
        ratio = (light + 0.05) / (dark + 0.05)
        assert ratio >= 4.5, "contrast %.2f at %s: %r on %r" % (ratio, where, front, back)


def check_quiet(browser, what):
    equal([entry["message"] for entry in browser.log("browser")], [], what + ": console")
    equal(requests_of(browser), [], what + ": network requests")


def screenshots(pages, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for dark in (False, True):
        with Browser(dark=dark) as browser:
            for name, address in pages.items():
                for width in (1280, 400):
                    browser.open(address, width=width, height=900)
                    scheme = "dark" if dark else "light"
                    stem = folder / ("%s-%d-%s" % (name, width, scheme))
                    browser.screenshot("%s-top.png" % stem)
                    for part in browser.run("return [...document.querySelectorAll("
                                            "'main > section')].map(part => part.id)"):
                        browser.run("document.documentElement.style.scrollBehavior='auto';"
                                    "document.getElementById(arguments[0]).scrollIntoView()", part)
                        browser.screenshot("%s-%s.png" % (stem, part))


def main(sample_report, conformance, shots=None):
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        print("skipped: chromium or chromedriver is not installed")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="cmkconf-page-") as folder:
        pages = {}
        for name in ("conformant", "part", "mixed", "hostile", "night-clean", "night-found",
                     "night-hostile"):
            out = pathlib.Path(folder, name)
            subprocess.run([sample_report, conformance, name, str(out)], check=True)
            pages[name] = (out / "report.html").as_uri()
        report = json.loads(pathlib.Path(folder, "mixed", "report.json").read_text("utf-8"))
        part = json.loads(pathlib.Path(folder, "part", "report.json").read_text("utf-8"))
        night = json.loads(pathlib.Path(folder, "night-found", "night.json").read_text("utf-8"))
        for dark in (False, True):
            with Browser(dark=dark) as browser:
                check_contrast(browser, pages["mixed"])
                check_contrast(browser, pages["night-found"])
        with Browser() as browser:
            check_content(browser, pages["mixed"], report)
            check_filter(browser, pages["mixed"], report)
            check_scope(browser, pages["part"], part)
            check_night(browser, pages["night-found"], night)
            for address in pages.values():
                for width in (320, 400, 700, 1280):
                    check_layout(browser, address, width)
            check_quiet(browser, "pages")
        with Browser() as browser:
            browser.open(pages["hostile"])
            equal(browser.run("return [window.hacked, document.images.length, "
                              "document.scripts.length]"), [None, 0, 1], "hostile names")
            equal(len(browser.run(SHOWN)), len(report["requirements"]), "rows under hostile names")
            browser.open(pages["night-hostile"])
            equal(browser.run("return [window.hacked, document.images.length, "
                              "document.scripts.length]"), [None, 0, 0], "a hostile night")
            check_quiet(browser, "hostile")
        with Browser(scripts=False) as browser:
            browser.open(pages["mixed"])
            tree = browser.cdp("DOM.getDocument", depth=1)["root"]["nodeId"]
            rows = browser.cdp("DOM.querySelectorAll", nodeId=tree,
                               selector="table.rows > tbody > tr:not([hidden])")["nodeIds"]
            equal(len(rows), len(report["requirements"]), "rows without JavaScript")
            form = browser.cdp("DOM.querySelectorAll", nodeId=tree, selector="#filter[hidden]")
            equal(len(form["nodeIds"]), 1, "the filter hides without JavaScript")
        if shots:
            screenshots(pages, pathlib.Path(shots))
    print("report page: ok")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
