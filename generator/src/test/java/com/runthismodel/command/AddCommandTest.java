package com.runthismodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.content.SiteOverlay;
import com.runthismodel.hub.client.StubHub;
import com.runthismodel.hub.gguf.GgufWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddCommandTest {
    private static final String CARD = """
            name: "Tiny Instruct"  # as its makers write it
            vendor: "Org"  # their name in full
            type: text
            tagline: ""  # yours to write: one plain sentence, at most 120 characters
            hub: Org/Tiny-Instruct
            licence: "mit"
            released: 2024-09-18
            files:
              gguf: [maker/Tiny-Instruct-GGUF]
            sources:
              licence: "https://huggingface.co/Org/Tiny-Instruct"
              released: "creation of https://huggingface.co/Org/Tiny-Instruct"
            """;

    @TempDir
    Path content;

    @Test
    void writesACardAndItsSnapshotsInUnderTenRequests() throws Exception {
        try (StubHub hub = hub()) {
            assertEquals(0, add(hub, "Org/Tiny-Instruct"));
            assertTrue(hub.asked().size() < 10, hub.asked().toString());
        }
        assertEquals(CARD, Files.readString(content.resolve("models/org/tiny-instruct.yaml")));
        assertTrue(Files.exists(content.resolve("hub/Org/Tiny-Instruct.json")));
        assertTrue(Files.exists(content.resolve("hub/maker/Tiny-Instruct-GGUF.json")));
    }

    /** The first line is where editors look; the address is the site's own. */
    @Test
    void theCardNamesItsSchemaAndTheHeadersAreRead() throws Exception {
        Files.writeString(content.resolve("site.yaml"), Files.readString(SiteOverlay.SMALL.resolve("site.yaml")));
        try (StubHub hub = hub()) {
            hub.large(
                    "/maker/Tiny-Instruct-GGUF/resolve/main/tiny-Q8_0.gguf",
                    new GgufWriter()
                            .header(3, 1, 0)
                            .tensor("output.weight", 0, 0, 4)
                            .raw(new byte[99])
                            .bytes());
            assertEquals(0, add(hub, "Org/Tiny-Instruct"));
            assertTrue(hub.asked().size() < 10, hub.asked().toString());
        }
        String card = Files.readString(content.resolve("models/org/tiny-instruct.yaml"));
        String schema = card.lines().findFirst().orElseThrow();
        assertTrue(
                schema.matches("# yaml-language-server: \\$schema=https?://.*/data/schema/content-model.json"), schema);
        assertEquals(CARD, card.substring(schema.length() + 1));
        assertTrue(Files.readString(content.resolve("hub/maker/Tiny-Instruct-GGUF.json"))
                .contains("\"tensors\": [\"output.weight 4 F32\"]"));
    }

    @Test
    void leavesACardThatIsThere() throws Exception {
        Path card = content.resolve("models/org/tiny-instruct.yaml");
        Files.createDirectories(card.getParent());
        Files.writeString(card, "mine");
        try (StubHub hub = hub()) {
            assertEquals(0, add(hub, "Org/Tiny-Instruct"));
        }
        assertEquals("mine", Files.readString(card));
    }

    @Test
    void refusesWhatIsNoRepositoryOrIsNotThere() throws Exception {
        try (StubHub hub = hub()) {
            assertEquals(1, add(hub, "../../etc/passwd"));
            assertEquals(1, add(hub, "Org/Gone"));
        }
        assertTrue(Files.notExists(content.resolve("models")));
    }

    /** The Hub sends on from an old name, and answers to any case of letters. */
    @Test
    void aRepositoryThatWasRenamedIsAddedUnderItsNewName() throws Exception {
        for (String old : List.of("Old/Tiny", "org/tiny-instruct"))
            try (StubHub hub = hub()) {
                hub.fault(
                        "/api/models/" + old + "?blobs=true",
                        exchange -> StubHub.redirect(exchange, "/api/models/Org/Tiny-Instruct?blobs=true", 307));
                assertEquals(0, add(hub, old));
                assertTrue(hub.asked().size() < 10, hub.asked().toString());
                assertTrue(Files.notExists(content.resolve("hub/" + old + ".json")));
                assertEquals(CARD, Files.readString(content.resolve("models/org/tiny-instruct.yaml")));
                Files.delete(content.resolve("models/org/tiny-instruct.yaml"));
                Files.delete(content.resolve("hub/Org/Tiny-Instruct.json"));
            }
    }

    /** A day that is none, and a list of repositories of which some are gone or have no names. */
    @Test
    void whatTheHubSaysAmissIsLeftOut() throws Exception {
        try (StubHub hub = hub()) {
            hub.text(
                    "/api/models/Org/Tiny-Instruct?blobs=true",
                    "{\"id\":\"Org/Tiny-Instruct\",\"sha\":\"abc\",\"createdAt\":\"2026\"}");
            hub.text(
                    "/api/models?filter=base_model:quantized:Org/Tiny-Instruct&filter=gguf&sort=downloads&limit=4",
                    "[{\"id\":\"../../x\"},{\"id\":\"gone/Tiny\"},null,5,{\"id\":\"maker/Tiny-Instruct-GGUF\"}]");
            assertEquals(0, add(hub, "Org/Tiny-Instruct"));
        }
        String card = Files.readString(content.resolve("models/org/tiny-instruct.yaml"));
        assertTrue(card.contains("gguf: [maker/Tiny-Instruct-GGUF]"), card);
        assertFalse(card.contains("released: 2"), card);
    }

    /** A workflow without the secret sets it to nothing; a file of one ends in a line break; neither is shown to anybody. */
    @Test
    void theTokenIsTakenAsItIsMeantAndNeverTold() {
        assertEquals(Optional.of("hf_abc"), HubAddress.token("hf_abc\n"));
        assertEquals(Optional.empty(), HubAddress.token(""));
        assertEquals(Optional.empty(), HubAddress.token(" \n"));
        assertEquals(Optional.empty(), HubAddress.token(null));
        String said = assertThrows(IllegalArgumentException.class, () -> HubAddress.token("hf_secret\nx"))
                .getMessage();
        assertFalse(said.contains("secret"), said);
    }

    private int add(StubHub hub, String repository) {
        return RootCommand.run(
                "add",
                repository,
                "--content",
                content.toString(),
                "--hub",
                hub.address().toString());
    }

    private static StubHub hub() throws Exception {
        return new StubHub()
                .text(
                        "/api/models/Org/Tiny-Instruct?blobs=true",
                        "{\"id\":\"Org/Tiny-Instruct\",\"sha\":\"abc\",\"createdAt\":\"2024-09-18T15:03:14.000Z\","
                                + "\"pipeline_tag\":\"text-generation\",\"cardData\":{\"license\":[\"mit\"]}}")
                .text("/Org/Tiny-Instruct/resolve/abc/config.json", "{\"model_type\":\"llama\"}")
                .text(
                        "/api/models?filter=base_model:quantized:Org/Tiny-Instruct&filter=gguf&sort=downloads&limit=4",
                        "[{\"id\":\"maker/Tiny-Instruct-GGUF\"},{\"id\":\"other/Empty-GGUF\"}]")
                .text(
                        "/api/models/maker/Tiny-Instruct-GGUF?blobs=true",
                        "{\"id\":\"maker/Tiny-Instruct-GGUF\",\"siblings\":[{\"rfilename\":\"tiny-Q8_0.gguf\",\"size\":9}]}")
                .text("/api/models/other/Empty-GGUF?blobs=true", "{\"id\":\"other/Empty-GGUF\"}");
    }
}
