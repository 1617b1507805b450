package com.runthismodel.hub.gguf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.hub.client.HubClient;
import com.runthismodel.hub.client.HubException;
import com.runthismodel.hub.client.Pace;
import com.runthismodel.hub.client.RemoteFile;
import com.runthismodel.hub.client.StubHub;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A header on the Hub is read by growing ranges, and no more of the file than that. */
class RemoteHeaderTest {
    private static final String FILE = "/org/tiny/resolve/main/a.gguf";

    private StubHub hub;

    @BeforeEach
    void start() throws IOException {
        hub = new StubHub();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private GgufHeader read() throws IOException {
        HubClient client = new HubClient(hub.address(), Optional.empty(), Pace.REAL);
        return GgufReader.read(new RemoteFile(client, "org/tiny", "main", "a.gguf"));
    }

    private static GgufWriter header(int tokens) {
        return new GgufWriter()
                .header(3, 1, 2)
                .text("general.architecture", "llama")
                .texts("tokenizer.ggml.tokens", Collections.nCopies(tokens, "a token of some length"))
                .tensor("output.weight", 0, 0, 8, 4);
    }

    @Test
    void aSmallHeaderTakesOneRange() throws IOException {
        byte[] file = header(10).raw(new byte[4096]).bytes();
        hub.large(FILE, file);
        assertEquals(GgufReader.read(new java.io.ByteArrayInputStream(file)), read());
        assertEquals(1, hub.asked().size());
    }

    /** 128,000 tokens take 3.8 MB: ranges of 256, 512, 1,024 and 2,048 KiB. */
    @Test
    void aLongTokenizerTakesAFewGrowingRangesAndTheWeightsNone() throws IOException {
        hub.large(FILE, header(128_000).raw(new byte[20 << 20]).bytes());
        assertEquals(128_000L, read().arrayLengths().get("tokenizer.ggml.tokens"));
        assertEquals(4, hub.asked().size());
    }

    @Test
    void aFileThatEndsInItsHeaderIsRefusedWithTheOffset() {
        byte[] whole = header(1000).bytes();
        hub.large(FILE, java.util.Arrays.copyOf(whole, whole.length - 20));
        GgufException refused = assertThrows(GgufException.class, this::read);
        assertTrue(refused.getMessage().contains("byte " + (whole.length - 20)), refused.getMessage());
    }

    @Test
    void aHeaderWithoutEndIsGivenUp() {
        byte[] endless = new GgufWriter()
                .header(3, 0, 1)
                .string("k")
                .u32(9)
                .u32(0)
                .u64(1L << 40)
                .bytes();
        hub.large(FILE, endless);
        assertThrows(IOException.class, this::read);
    }

    @Test
    void aMissingFileIsSaidSo() {
        assertEquals(
                HubException.Kind.MISSING,
                assertThrows(HubException.class, this::read).kind());
    }
}
