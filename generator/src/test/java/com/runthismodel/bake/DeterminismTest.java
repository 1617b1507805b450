package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runthismodel.bake.disk.Manifest;
import com.runthismodel.bake.disk.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same inputs, same bytes: whatever language, calendar and zone the machine is set to. */
class DeterminismTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void aTurkishMachineInKathmanduBakesTheSameBytes(@TempDir Path folder) throws Exception {
        Path here = SmallSite.baked();
        // Turkish lower-cases I to a dotless i; Arabic digits and a zone of 5:45 hours catch most other slips.
        Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab-ca-buddhist"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Path there = folder.resolve("site");
        SmallSite.bake(SmallSite.CONTENT, there);
        assertEquals(SmallSite.files(here), SmallSite.files(there));
        for (String file : SmallSite.files(here))
            assertArrayEquals(Files.readAllBytes(here.resolve(file)), Files.readAllBytes(there.resolve(file)), file);
    }

    /** Other Javas, languages, zones and numbers of cores, and files written in another order. */
    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"generator/src/test/resources/sites/small/content", "content"})
    void everyJavaOnEveryMachineBakesTheSameBytes(String content, @TempDir Path folder) throws Exception {
        Path there = folder.resolve("content");
        List<Path> files = new ArrayList<>(RandomEdits.files(Path.of(content)));
        Collections.reverse(files);
        for (Path file : files) {
            Path copy = there.resolve(Path.of(content).relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        String expected =
                manifest(ChildBake.JAVA, Path.of(content), folder.resolve("one"), "-XX:ActiveProcessorCount=1");
        String[] elsewhere = {
            "-XX:ActiveProcessorCount=5",
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.timezone=Pacific/Chatham",
            "-Dfile.encoding=ISO-8859-1",
            "-XX:hashCode=2"
        };
        assertEquals(expected, manifest(ChildBake.JAVA, there, folder.resolve("two"), unlocked(elsewhere)));
        Optional<Path> java25 = java("25");
        assumeTrue(java25.isPresent(), "no Java 25 beside " + ChildBake.JAVA + ": set JAVA25_HOME to compare with it");
        assertEquals(expected, manifest(java25.get(), there, folder.resolve("three"), unlocked(elsewhere)));
    }

    private static String[] unlocked(String... options) {
        List<String> all = new ArrayList<>(List.of("-XX:+UnlockExperimentalVMOptions"));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private static String manifest(Path java, Path content, Path out, String... options) throws Exception {
        Order order = new Order(content, out, Optional.empty(), Optional.empty());
        assertEquals(0, ChildBake.start(java, List.of(options), order, "-").waitFor(), java.toString());
        return Files.readString(out.resolve(Manifest.PATH));
    }

    private static Optional<Path> java(String version) throws IOException {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA" + version + "_HOME"))
                .map(Path::of)
                .ifPresent(homes::add);
        try (Stream<Path> beside = Files.list(ChildBake.JAVA.toRealPath().getParent())) {
            homes.addAll(beside.sorted().toList());
        }
        for (Path home : homes) {
            Path release = home.resolve("release");
            if (Files.isRegularFile(release) && Files.readString(release).contains("JAVA_VERSION=\"" + version))
                return Optional.of(home);
        }
        return Optional.empty();
    }
}
