package com.runthismodel.bake;

import com.runthismodel.bake.serve.SiteServer;
import com.runthismodel.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A real browser that visits a hostile site without any security policy, and uses it: names a machine, searches, compares.
 * Whatever a text makes run says so; so does a script of ours that fails over a text.
 */
final class HostileVisit implements AutoCloseable {
    private static final String MACHINE = "#kind=discrete&mem=16";

    /** Before any script of the page: every way to call attention, and the name that all hostile texts use. */
    private static final String CANARY = """
            self.ran = [];
            const trip = (name) => () => { self.ran.push(name + ' was called'); };
            Object.defineProperty(self, 'pwned', {
              get() { self.ran.push('pwned was read'); return trip('pwned'); },
              set() { self.ran.push('pwned was set'); } });
            for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'eval']) self[name] = trip(name);
            addEventListener('error', (e) => { if (e.message) self.ran.push('error: ' + e.message); });
            addEventListener('unhandledrejection', (e) => self.ran.push('error: ' + e.reason));
            """;

    /** What is done on a page, in scripts that wait; {@code reach} fails with its name after three seconds. */
    private static final String USE = """
            const done = arguments[arguments.length - 1], wrong = [];
            const one = (selector) => document.querySelector(selector);
            async function reach(name, condition) {
              for (let i = 0; i < 150; i++) { if (condition()) return; await new Promise((go) => setTimeout(go, 20)); }
              wrong.push('never reached: ' + name);
            }
            function type(selector, text) { one(selector).value = text; one(selector).dispatchEvent(new Event('input', { bubbles: true })); }
            (async () => {
              if (document.readyState !== 'complete') await new Promise((go) => addEventListener('load', go));
              %s
              for (const element of document.querySelectorAll('*')) {
                for (const name of element.getAttributeNames()) if (/^on|^style$|^srcdoc$/i.test(name)) wrong.push(element.tagName + ' ' + name);
                if (/^(iframe|object|embed|base|marquee|portal|meta-)$/i.test(element.localName)) wrong.push('element ' + element.localName);
                if (element.localName === 'form' && element.hasAttribute('action')) wrong.push('a form that sends');
              }
              for (const link of document.links) if (!/^https?:$/.test(link.protocol)) wrong.push('link ' + link.href);
              for (const script of document.scripts) if (!script.src && !/json$/.test(script.type)) wrong.push('inline script');
              for (const asked of performance.getEntriesByType('resource')) if (!asked.name.startsWith(location.origin)) wrong.push('asked for ' + asked.name);
              if ({}.pwned !== undefined) wrong.push('a prototype was changed');
              done(wrong.concat(self.ran));
            })().catch((error) => done(['error: ' + error]));
            """;

    /** Address, and what is done there. */
    private static final Map<String, String> STEPS = Map.of(
            "models/acme-1b-instruct.html" + MACHINE,
            """
            await reach('an answer for the machine', () => one('#rig .rig-answer') && one('#rig .rig-answer').textContent);
            await reach('the command for the machine', () => one('#yours .cmd code'));
            const change = [...document.querySelectorAll('#rig button')].find((b) => b.textContent === 'Change');
            if (change) change.click();
            await reach('the form', () => one('#rig-device'));
            type('#rig-device', 'a');
            await reach('devices by name', () => one('#rig-device-list') && one('#rig-device-list').children.length);
            """,
            "index.html" + MACHINE,
            """
            await reach('models that fit', () => /fit your machine/.test(one('.home-live h2').textContent));
            type('#find', 'pwned');
            await reach('what is found', () => one('.home-live .note').textContent);
            """,
            "models.html" + MACHINE,
            """
            type('#q', 'pwned');
            await reach('a count', () => one('[data-count]').textContent);
            """,
            "compare/index.html?m=acme-1b-instruct&m=acme-moe-7b-a1b" + MACHINE,
            "await reach('the comparison', () => one('.compare-live table'));\n",
            "devices.html",
            "");

    private final ChromeDriver driver;

    HostileVisit() throws IOException {
        driver = Chromium.start();
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        driver.executeCdpCommand("Page.setBypassCSP", Map.of("enabled", true));
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", CANARY));
    }

    /** Every kind of page with scripts, used; what went wrong, with the page's address. */
    List<String> use(Path site) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (SiteServer server = open(site)) {
            for (Map.Entry<String, String> step : STEPS.entrySet()) {
                // Addresses that differ in what follows # only would not load again.
                driver.get("about:blank");
                wrong.addAll(visit(server, step.getKey(), step.getValue()));
            }
        }
        return wrong;
    }

    /** Pages that have nothing to use. */
    List<String> read(Path site, List<String> pages) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (SiteServer server = open(site)) {
            for (String page : pages) wrong.addAll(visit(server, page, ""));
        }
        return wrong;
    }

    /** Without its rules our server sends no policy either. */
    private static SiteServer open(Path site) throws IOException {
        Files.deleteIfExists(site.resolve(HeaderRules.PATH));
        return SiteServer.start(site, 0);
    }

    private List<String> visit(SiteServer server, String page, String use) {
        String address = "http://localhost:" + server.port() + "/" + page;
        driver.get(address);
        List<String> wrong = new ArrayList<>();
        for (Object finding : (List<?>) driver.executeAsyncScript(USE.formatted(use))) wrong.add(page + ": " + finding);
        String now = driver.getCurrentUrl().replaceFirst("[?#].*", "");
        if (!now.equals(address.replaceFirst("[?#].*", ""))) wrong.add(page + ": led to " + now);
        return wrong;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
