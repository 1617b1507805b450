package com.runthismodel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.Baked;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.serve.LiveSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** {@code serve} in a real browser: a save shows without a hand on the browser, and a mistake too. */
@Tag("browser")
class LiveTest {
    @Test
    void aSaveReloadsThePageAndAMistakeLiesOverIt(@TempDir Path folder) throws Exception {
        Path content = folder.resolve("content");
        copy(Path.of("generator/src/test/resources/sites/small/content"), content);
        Order order = new Order(content, folder.resolve("site"), Optional.empty(), Optional.empty());
        ChromeDriver driver = Chromium.start();
        try (LiveSite live = LiveSite.start(order, 0, new Silent())) {
            Thread follower = new Thread(() -> follow(live));
            follower.start();
            driver.executeCdpCommand(
                    "Page.addScriptToEvaluateOnNewDocument",
                    java.util.Map.of(
                            "source",
                            "self.refused = []; addEventListener('securitypolicyviolation', e => self.refused.push(e.violatedDirective));"));
            driver.get("http://127.0.0.1:" + live.port() + "/models/acme-moe-7b-a1b.html");
            Path card = content.resolve("models/acme/acme-moe-7b-a1b.yaml");
            String good = Files.readString(card);
            Files.writeString(card, good.replace("name: ", "name: Renewed "));
            shows(driver, "h1", "Renewed ");
            Files.writeString(card, good + "colour: red\n");
            shows(driver, "#live-mistakes", "content/models/acme/acme-moe-7b-a1b.yaml:");
            shows(driver, "h1", "Renewed ");
            Files.writeString(card, good.replace("name: ", "name: Mended "));
            shows(driver, "h1", "Mended ");
            assertTrue(driver.findElements(By.id("live-mistakes")).isEmpty());
            assertEquals(List.of(), driver.executeScript("return self.refused"));
            follower.interrupt();
            follower.join();
        } finally {
            driver.quit();
        }
    }

    private static void follow(LiveSite live) {
        try {
            live.follow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void shows(ChromeDriver driver, String selector, String text) {
        new WebDriverWait(driver, Duration.ofSeconds(10), Duration.ofMillis(50))
                .ignoring(org.openqa.selenium.WebDriverException.class)
                .until(d -> d.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(element -> element.getText().contains(text)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static final class Silent implements LiveSite.Report {
        @Override
        public void baked(Baked baked, long nanos) {}

        @Override
        public void refused(List<String> mistakes) {}
    }
}
