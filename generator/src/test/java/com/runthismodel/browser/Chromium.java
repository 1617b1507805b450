package com.runthismodel.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Finds the browser: CHROME_BIN, then PATH. In CI a missing one is a failure, elsewhere a skip that says what to install. */
public final class Chromium {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--enable-unsafe-swiftshader",
            "--enable-unsafe-webgpu");

    private Chromium() {}

    public static ChromeDriver start() throws IOException {
        Optional<Path> browser = Optional.ofNullable(System.getenv("CHROME_BIN"))
                .map(Path::of)
                .or(() ->
                        BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst());
        Optional<Path> driver = onPath("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) absent();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + Files.createTempDirectory("runthismodel-browser"));
        File executable = driver.orElseThrow().toFile();
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(executable)
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    private static void absent() {
        String what =
                "no chromium and chromedriver on PATH: apt-get install chromium chromium-driver, or set CHROME_BIN";
        if ("true".equals(System.getenv("CI"))) Assertions.fail(what);
        Assumptions.abort(what);
    }

    static Optional<Path> onPath(String name) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
