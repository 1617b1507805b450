package com.runthismodel.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** WebKitGTK, of Safari's family: a second engine where it is installed, a skip that says what to install where not. */
final class WebKit implements AutoCloseable {
    private static final int PATIENCE = 40;

    final RemoteWebDriver driver;
    private final Process process;

    private WebKit(RemoteWebDriver driver, Process process) {
        this.driver = driver;
        this.process = process;
    }

    static WebKit start() throws IOException, InterruptedException {
        Optional<Path> program = Chromium.onPath("WebKitWebDriver");
        Optional<Path> browser = miniBrowser();
        Optional<Path> screen = Chromium.onPath("xvfb-run");
        boolean display = System.getenv("DISPLAY") != null;
        Assumptions.assumeTrue(
                program.isPresent() && browser.isPresent() && (display || screen.isPresent()),
                "no WebKitGTK to test with: apt-get install webkit2gtk-driver xvfb");
        int port = freePort();
        List<String> command = new ArrayList<>();
        if (!display) command.addAll(List.of(screen.orElseThrow().toString(), "-a"));
        command.addAll(List.of(program.orElseThrow().toString(), "--port=" + port));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // Containers, where tests run, give its sandbox no namespaces of its own.
        builder.environment().put("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        Process process = builder.start();
        try {
            return new WebKit(connect(port, browser.orElseThrow()), process);
        } catch (RuntimeException | InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static RemoteWebDriver connect(int port, Path browser) throws IOException, InterruptedException {
        MutableCapabilities wanted = new MutableCapabilities();
        wanted.setCapability("browserName", "MiniBrowser");
        wanted.setCapability(
                "webkitgtk:browserOptions", Map.of("binary", browser.toString(), "args", List.of("--automation")));
        WebDriverException last = null;
        for (int i = 0; i < PATIENCE; i++) {
            try {
                RemoteWebDriver driver = new RemoteWebDriver(
                        URI.create("http://127.0.0.1:" + port).toURL(), wanted, false);
                driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(PATIENCE));
                return driver;
            } catch (WebDriverException notYet) {
                last = notYet;
                TimeUnit.MILLISECONDS.sleep(250);
            }
        }
        throw last;
    }

    private static Optional<Path> miniBrowser() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.flatMap(folder -> Stream.of("webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0")
                            .map(version -> folder.resolve(version).resolve("MiniBrowser")))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // No such folder: no Linux.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @Override
    public void close() {
        driver.quit();
        end(process);
    }
}
