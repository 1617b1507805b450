package com.runthismodel.hub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.hub.client.Refresher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefresherTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final String INFO = "/api/models/org/tiny?blobs=true";
    private static final String ANSWER = """
            {"_id":"621ffdc036468d709f174328","id":"org/tiny","modelId":"org/tiny","sha":"abc","gated":"auto",
             "downloads":12,"likes":3,"createdAt":"2024-09-18T15:03:14.000Z","pipeline_tag":null,"model-index":null,
             "cardData":{"license":"mit","extra_gated_prompt":"sign here"},"safetensors":{"parameters":{"BF16":100},"total":100},
             "gguf":{"total":100,"architecture":"llama","chat_template":"{{ long }}"},
             "siblings":[{"rfilename":"README.md","size":1},
                         {"rfilename":"tiny-Q8_0.gguf","size":900,"lfs":{"sha256":"%s","size":900,"pointerSize":130}}]}
            """.formatted("a".repeat(64));
    private static final String SNAPSHOT = """
            {
              "id": "org/tiny",
              "read": "2026-11-23",
              "etag": "ETAG",
              "sha": "abc",
              "createdAt": "2024-09-18T15:03:14.000Z",
              "downloads": 12,
              "likes": 3,
              "gated": "auto",
              "cardData": {
                "license": "mit"
              },
              "config": {
                "model_type": "llama",
                "layer_types": ["a", "b"]
              },
              "safetensors": {
                "parameters": {
                  "BF16": 100
                },
                "total": 100
              },
              "gguf": {
                "architecture": "llama",
                "total": 100
              },
              "siblings": [
                {"rfilename": "tiny-Q8_0.gguf", "size": 900, "lfs": {"sha256": "HASH"}}
              ],
              "parameters": {
                "language": 90
              },
              "sources": {
                "cardData": "https://huggingface.co/org/tiny",
                "config": "https://huggingface.co/org/tiny",
                "createdAt": "https://huggingface.co/org/tiny",
                "downloads": "https://huggingface.co/org/tiny",
                "gated": "https://huggingface.co/org/tiny",
                "gguf": "https://huggingface.co/org/tiny",
                "likes": "https://huggingface.co/org/tiny",
                "parameters": "counted by hand",
                "safetensors": "https://huggingface.co/org/tiny",
                "sha": "https://huggingface.co/org/tiny",
                "siblings": "https://huggingface.co/org/tiny"
              }
            }
            """;

    @TempDir
    Path snapshots;

    private StubHub hub;

    @BeforeEach
    void start() throws IOException {
        hub = new StubHub();
        hub.text(INFO, ANSWER);
        hub.text("/org/tiny/resolve/abc/config.json", "{\"model_type\":\"llama\",\"layer_types\":[\"a\",\"b\"]}");
        Files.createDirectories(snapshots.resolve("org"));
        Files.writeString(file(), """
                {"id": "org/tiny", "read": "2026-01-01", "downloads": 11, "parameters": {"language": 90},
                 "sources": {"downloads": "somebody else", "parameters": "counted by hand"}}
                """);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void writesWhatTheHubSaysAndKeepsWhatItDoesNot() throws Exception {
        Outcome outcome = refresher(MONDAY).refresh("org/tiny", true);

        assertEquals(Outcome.Kind.CHANGED, outcome.kind(), outcome.detail());
        assertEquals(
                "cardData, config, createdAt, downloads, gated, gguf, likes, safetensors, sha, siblings",
                outcome.detail());
        assertEquals(
                SNAPSHOT.replace("HASH", "a".repeat(64)),
                Files.readString(file()).replaceFirst("\"etag\": .*", "\"etag\": \"ETAG\","));
    }

    /** The recipe of the weights is kept as far as it decides bytes, however long the list of what it spares. */
    @Test
    void keepsHowTheMakersStoredTheWeights() throws Exception {
        String layers = "\"model.layers.0.mlp.gate\",".repeat(3000) + "\"lm_head\"";
        hub.text(
                "/org/tiny/resolve/abc/config.json",
                "{\"model_type\":\"llama\",\"quantization_config\":{\"fmt\":\"e4m3\",\"quant_method\":\"fp8\","
                        + "\"ignored_layers\":[" + layers + "],\"weight_block_size\":[128,128]},\"vocab_size\":7}");

        refresher(MONDAY).refresh("org/tiny", true);

        assertTrue(Files.readString(file()).contains("""
                  "config": {
                    "model_type": "llama",
                    "quantization_config": {
                      "quant_method": "fp8",
                      "weight_block_size": [128, 128]
                    },
                    "vocab_size": 7
                  },
                """), Files.readString(file()));
    }

    @Test
    void goesOnWhereItStoppedAndAsksOnlyWhetherSomethingChanged() throws Exception {
        refresher(MONDAY).refresh("org/tiny", true);
        int asked = hub.asked().size();

        assertEquals(
                Outcome.Kind.READ_TODAY,
                refresher(MONDAY).refresh("org/tiny", true).kind());
        assertEquals(asked, hub.asked().size());
        assertEquals(
                Outcome.Kind.UNCHANGED,
                refresher(MONDAY.plusDays(1)).refresh("org/tiny", true).kind());
        assertEquals(asked + 1, hub.asked().size());
        assertTrue(Files.readString(file()).contains("\"read\": \"2026-11-24\""));
    }

    @Test
    void leavesTheOldSnapshotWhenTheAnswerIsUnfit() throws Exception {
        String before = Files.readString(file());
        hub.text(INFO, "{\"id\":\"org/tiny\",\"siblings\":[{\"rfilename\":\"$(reboot).gguf\"}]}");
        assertEquals(
                Outcome.Kind.FAILED,
                refresher(MONDAY).refresh("org/tiny", false).kind());
        hub.text(INFO, "<html>");
        assertEquals(
                Outcome.Kind.FAILED,
                refresher(MONDAY).refresh("org/tiny", false).kind());
        for (String unfit : List.of(
                "\"downloads\":1e400", "\"gated\":{}", "\"siblings\":[{\"rfilename\":\"a.gguf\",\"size\":-1}]")) {
            hub.text(INFO, "{\"id\":\"org/tiny\"," + unfit + "}");
            assertEquals(
                    Outcome.Kind.FAILED,
                    refresher(MONDAY).refresh("org/tiny", false).kind(),
                    unfit);
        }
        assertEquals(before, Files.readString(file()));
        try (var left = Files.list(file().getParent())) {
            assertEquals(1, left.count(), "no half-written file stays behind");
        }
    }

    /** The Hub answers to an old name, or to any case: the snapshot of another name is refused by check. */
    @Test
    void aRepositoryOfAnotherNameIsToldAndNotWritten() throws Exception {
        String before = Files.readString(file());
        hub.text(INFO, ANSWER.replace("\"id\":\"org/tiny\"", "\"id\":\"Org/Tiny\""));
        Outcome outcome = refresher(MONDAY).refresh("org/tiny", true);
        assertEquals(new Outcome("org/tiny", Outcome.Kind.RENAMED, "Org/Tiny"), outcome);
        assertEquals(before, Files.readString(file()));
    }

    private Path file() {
        return snapshots.resolve("org/tiny.json");
    }

    private Refresher refresher(LocalDate day) {
        return new Refresher(new HubClient(hub.address(), Optional.empty(), Pace.REAL), snapshots, day);
    }
}
