package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.Main;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.SiteOverlay;
import com.runthismodel.hub.client.StubHub;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures that add and refresh are held to, against a stub of the Hub. */
@Tag("slow")
class HubVerbsTest {
    private static final int MODELS = 60;
    private static final int KILLS = 20;

    @TempDir
    Path folder;

    @Test
    @Tag("timed")
    void addTakesAModelWithTwentyFilesInUnderThreeSecondsAndTenRequests() throws Exception {
        try (StubHub hub = new StubHub().latency(50)) {
            hub.text(
                    "/api/models/Org/Big?blobs=true",
                    "{\"id\":\"Org/Big\",\"sha\":\"abc\",\"pipeline_tag\":\"text-generation\"}");
            hub.text("/Org/Big/resolve/abc/config.json", "{\"model_type\":\"llama\"}");
            String files = IntStream.range(0, 20)
                    .mapToObj(i -> "{\"rfilename\":\"UD-Q4_K_XL/big-Q" + i + "-0000" + (i % 4 + 1)
                            + "-of-00004.gguf\",\"size\":9}")
                    .collect(Collectors.joining(","));
            String found = IntStream.range(0, 4)
                    .mapToObj(i -> "{\"id\":\"maker" + i + "/Big-GGUF\"}")
                    .collect(Collectors.joining(","));
            hub.text(
                    "/api/models?filter=base_model:quantized:Org/Big&filter=gguf&sort=downloads&limit=4",
                    "[" + found + "]");
            for (int i = 0; i < 4; i++)
                hub.text(
                        "/api/models/maker" + i + "/Big-GGUF?blobs=true",
                        "{\"id\":\"maker" + i + "/Big-GGUF\",\"siblings\":[" + files + "]}");
            long start = System.nanoTime();
            assertEquals(
                    0,
                    RootCommand.run(
                            "add",
                            "Org/Big",
                            "--content",
                            folder.toString(),
                            "--hub",
                            hub.address().toString()));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertTrue(hub.asked().size() < 10, hub.asked().toString());
            assertTrue(millis < 3000, millis + " ms");
        }
    }

    /** kill -9 at random points of a refresh: every file is whole, and the next run brings all of them up to date. */
    @Test
    void aKilledRefreshLosesNothingAndGoesOn() throws Exception {
        Random random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            Path content = site(folder.resolve("k" + kill));
            int stopAfter = 1 + random.nextInt(2 * MODELS - 1);
            try (StubHub hub = hub()) {
                Process first = refresh(content, hub);
                while (hub.asked().size() < stopAfter && first.isAlive()) Thread.sleep(1);
                first.destroyForcibly().waitFor();
                assertEquals(MODELS + 4, CatalogReader.read(content).models().size(), "a file is not whole");
                int before = hub.asked().size();
                assertEquals(0, refresh(content, hub).waitFor(), "the second run, after " + stopAfter + " requests");
                assertTrue(hub.asked().size() - before <= 2 * MODELS + 20, "what was done is not done again");
            }
            for (Path file : SiteOverlay.files(content)) {
                assertFalse(file.toString().endsWith(".part"), file.toString());
                if (file.toString().contains("/hub/bulk/"))
                    assertTrue(Files.readString(file).contains("\"sha\": \"new\""), file.toString());
            }
        }
    }

    private static Process refresh(Path content, StubHub hub) throws IOException {
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "refresh",
                "--all",
                "--content",
                content.toString(),
                "--hub",
                hub.address().toString());
        child.environment().remove("HF_TOKEN");
        return child.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                .start();
    }

    private static String info(String id) {
        return "{\"id\":\"" + id + "\",\"sha\":\"new\",\"downloads\":7}";
    }

    private static StubHub hub() throws IOException {
        StubHub hub = new StubHub().latency(5);
        String config = "{\"model_type\":\"bert\",\"num_hidden_layers\":2,\"hidden_size\":64,\"num_attention_heads\":2,"
                + "\"intermediate_size\":128,\"vocab_size\":100,\"max_position_embeddings\":512}";
        List<String> others = List.of(
                "acme/Acme-1B-Instruct",
                "acme/Acme-Embed-Small",
                "acme/Acme-MoE-7B-A1B",
                "acme/Acme-Strange-2B",
                "converters/Acme-1B-Instruct-4bit",
                "converters/Acme-1B-Instruct-GGUF",
                "converters/Acme-MoE-7B-A1B-GGUF");
        for (String id : others) hub.text("/api/models/" + id + "?blobs=true", "{\"id\":\"" + id + "\"}");
        for (String id : others)
            if (id.startsWith("acme/")) hub.text("/" + id + "/resolve/main/config.json", config(id));
        for (int i = 0; i < MODELS; i++) {
            hub.text("/api/models/bulk/M" + i + "?blobs=true", info("bulk/M" + i));
            hub.text("/bulk/M" + i + "/resolve/new/config.json", config);
        }
        return hub;
    }

    /** As the snapshot has it, so that nothing else changes. */
    private static String config(String id) throws IOException {
        String text = Files.readString(SiteOverlay.SMALL.resolve("hub/" + id + ".json"));
        int start = text.indexOf("\"config\": {");
        if (start < 0) return "{}";
        int from = text.indexOf('{', start);
        int depth = 0;
        for (int i = from; ; i++) {
            if (text.charAt(i) == '{') depth++;
            if (text.charAt(i) == '}' && --depth == 0) return text.substring(from, i + 1);
        }
    }

    private static Path site(Path content) throws IOException {
        for (Path file : SiteOverlay.files(SiteOverlay.SMALL)) {
            Path target = content.resolve(SiteOverlay.SMALL.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        String card = Files.readString(content.resolve("models/acme/acme-embed-small.yaml"));
        String snapshot = Files.readString(content.resolve("hub/acme/Acme-Embed-Small.json"));
        Files.createDirectories(content.resolve("models/bulk"));
        Files.createDirectories(content.resolve("hub/bulk"));
        for (int i = 0; i < MODELS; i++) {
            Files.writeString(
                    content.resolve("models/bulk/m" + i + ".yaml"),
                    card.replace("acme/Acme-Embed-Small", "bulk/M" + i));
            Files.writeString(
                    content.resolve("hub/bulk/M" + i + ".json"),
                    snapshot.replace("acme/Acme-Embed-Small", "bulk/M" + i));
        }
        return content;
    }
}
