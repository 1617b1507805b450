package com.runthismodel.hub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.content.WantedHeaders;
import com.runthismodel.hub.HubFile;
import com.runthismodel.hub.HubRepo;
import com.runthismodel.hub.TensorGroup;
import com.runthismodel.hub.gguf.GgufWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers of the files that are worth it get into the snapshot, and stay there while the files are the same. */
class HeaderRefresherTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final String INFO = "/api/models/org/tiny?blobs=true";
    private static final String FILES = "/org/tiny/resolve/abc/";

    @TempDir
    Path snapshots;

    private StubHub hub;

    @BeforeEach
    void start() throws IOException {
        hub = new StubHub();
        info("Q4_K_M", 9000);
        hub.large(FILES + "tiny-Q4_K_M.gguf", gguf(10));
        hub.large(FILES + "UD-Q4_K_XL/tiny-UD-Q4_K_XL-00001-of-00002.gguf", gguf(11));
        hub.large(FILES + "UD-Q4_K_XL/tiny-UD-Q4_K_XL-00002-of-00002.gguf", gguf(12));
        hub.large(FILES + "model.safetensors", safetensors());
    }

    private void info(String name, long size) {
        hub.text(
                INFO,
                "{\"id\":\"org/tiny\",\"sha\":\"abc\",\"safetensors\":{\"parameters\":{\"BF16\":32},\"total\":32},"
                        + "\"siblings\":[{\"rfilename\":\"tiny-" + name + ".gguf\",\"size\":" + size + "},"
                        + "{\"rfilename\":\"UD-Q4_K_XL/tiny-UD-Q4_K_XL-00001-of-00002.gguf\",\"size\":9000},"
                        + "{\"rfilename\":\"UD-Q4_K_XL/tiny-UD-Q4_K_XL-00002-of-00002.gguf\",\"size\":9000},"
                        + "{\"rfilename\":\"mmproj-F16.gguf\",\"size\":9000},"
                        + "{\"rfilename\":\"consolidated.safetensors\",\"size\":9000},"
                        + "{\"rfilename\":\"model.safetensors\",\"size\":9000}]}");
    }

    private static byte[] gguf(int block) {
        return new GgufWriter()
                .header(3, 2, 1)
                .texts("tokenizer.ggml.tokens", Collections.nCopies(20_000, "a token of some length"))
                .tensor("blk." + block + ".attn_q.weight", 12, 0, 256, 4)
                .tensor("output.weight", 0, 576, 256, 4)
                .raw(new byte[8000])
                .bytes();
    }

    private static byte[] safetensors() {
        byte[] json = "{\"w.weight\":{\"dtype\":\"BF16\",\"shape\":[4,8],\"data_offsets\":[0,64]}}"
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(json.length + 72)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void readsWhatIsWorthIt() throws Exception {
        refresh(MONDAY);
        assertEquals(
                List.of(
                        "tensors of tiny-Q4_K_M.gguf",
                        "tensors of UD-Q4_K_XL/tiny-UD-Q4_K_XL-00001-of-00002.gguf and its other parts",
                        "tensors of model.safetensors"),
                headers().read("org/tiny", 20_000, 9));
        assertEquals(5, hub.asked().size(), "each header in one request: " + hub.asked());
        assertEquals(
                List.of("blk.*.attn_q.weight 256x4 Q4_K 10", "output.weight 256x4 F32"),
                lines(file("tiny-Q4_K_M.gguf").tensors()));
        assertEquals(
                List.of("blk.*.attn_q.weight 256x4 Q4_K 12", "output.weight 256x4 F32"),
                lines(file("UD-Q4_K_XL/tiny-UD-Q4_K_XL-00002-of-00002.gguf").tensors()));
        assertEquals(List.of(), file("mmproj-F16.gguf").tensors());
        assertEquals(
                List.of("w.weight 4x8 BF16"),
                lines(repo().safetensors().orElseThrow().tensors()));
    }

    @Test
    void asksNothingTwiceAndForgetsWhatIsOfAnotherFile() throws Exception {
        refresh(MONDAY);
        headers().read("org/tiny", 20_000, 9);
        int asked = hub.asked().size();
        assertEquals(List.of(), headers().read("org/tiny", 20_000, 9));
        assertEquals(asked, hub.asked().size());

        info("Q4_K_M", 9001);
        refresh(MONDAY.plusDays(1));
        assertEquals(List.of(), file("tiny-Q4_K_M.gguf").tensors());
        assertEquals(
                2,
                file("UD-Q4_K_XL/tiny-UD-Q4_K_XL-00001-of-00002.gguf").tensors().size());
        assertEquals(1, repo().safetensors().orElseThrow().tensors().size());
    }

    @Test
    void keepsToTheRequestsItIsGiven() throws Exception {
        refresh(MONDAY);
        int asked = hub.asked().size();
        List<String> told = headers().read("org/tiny", 0, 1);
        assertEquals(asked + 1, hub.asked().size());
        assertEquals(
                List.of(
                        "no tensors of tiny-Q4_K_M.gguf: its header takes more requests than are left; refresh reads it"),
                told);
    }

    @Test
    void aHeaderThatCannotBeBelievedLeavesTheRestAlone() throws Exception {
        hub.large(FILES + "tiny-Q4_K_M.gguf", "<html>not a file of weights".getBytes(StandardCharsets.UTF_8));
        refresh(MONDAY);
        List<String> told = headers().read("org/tiny", 20_000, 9);
        assertTrue(told.get(0).startsWith("no tensors of tiny-Q4_K_M.gguf: byte 0: not a GGUF file"), told.get(0));
        assertEquals(List.of(), file("tiny-Q4_K_M.gguf").tensors());
        assertEquals(3, told.size());
    }

    private void refresh(LocalDate day) throws InterruptedException {
        Refresher.Outcome outcome = new Refresher(client(), snapshots, day).refresh("org/tiny", false);
        assertEquals(Refresher.Outcome.Kind.CHANGED, outcome.kind(), outcome.detail());
    }

    private HeaderRefresher headers() {
        return new HeaderRefresher(client(), snapshots, WantedHeaders::of);
    }

    private HubClient client() {
        return new HubClient(hub.address(), Optional.empty(), Pace.REAL);
    }

    private HubRepo repo() throws IOException {
        SnapshotFiles files = new SnapshotFiles(snapshots);
        return SnapshotFiles.repo(files.read("org/tiny").orElseThrow());
    }

    private HubFile file(String name) throws IOException {
        return repo().siblings().stream()
                .filter(file -> file.rfilename().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(List<TensorGroup> groups) {
        return groups.stream().map(TensorGroup::toString).toList();
    }
}
