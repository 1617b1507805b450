package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.SiteOverlay;
import com.runthismodel.estimate.Coefficients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a snapshot holds a file's header, its own tensors are what pages count, and they say so. */
class HeaderFiguresTest {
    private static final String SNAPSHOT = "hub/converters/Acme-1B-Instruct-GGUF.json";
    private static final String SLUG = "acme-1b-instruct";

    /** All attention values at six bits and all of the rest of the blocks at four, which no rule of llama-quantize does. */
    private static final String TENSORS =
            "\"tensors\": [\"token_embd.weight 2048x128256 Q6_K\", \"output_norm.weight 2048 F32\","
                    + "\"blk.*.attn_norm.weight 2048 F32 0-15\", \"blk.*.ffn_norm.weight 2048 F32 0-15\","
                    + "\"blk.*.attn_q.weight 2048x2048 Q4_K 0-15\", \"blk.*.attn_k.weight 2048x512 Q4_K 0-15\","
                    + "\"blk.*.attn_v.weight 2048x512 Q6_K 0-15\", \"blk.*.attn_output.weight 2048x2048 Q4_K 0-15\","
                    + "\"blk.*.ffn_gate.weight 2048x8192 Q4_K 0-15\", \"blk.*.ffn_up.weight 2048x8192 Q4_K 0-15\","
                    + "\"blk.*.ffn_down.weight 8192x2048 Q4_K 0-15\"]";

    private static final long EMBEDDING = 2048L * 128256 / 256 * 210;
    private static final long BLOCK =
            2 * 4 * 2048 + (2L * 2048 * 2048 + 2048 * 512 + 3 * 2048 * 8192) / 256 * 144 + 2048L * 512 / 256 * 210;

    @TempDir
    Path folder;

    @Test
    void aHeaderBeatsTheRules() throws Exception {
        Choice choice = choice(catalog(TENSORS));
        assertTrue(choice.byHeader());
        Coefficients counted = choice.coefficients().orElseThrow();
        assertEquals(EMBEDDING + 4 * 2048 + 16 * BLOCK, counted.tensorBytes());
        assertEquals(EMBEDDING, counted.inputBytes());
        assertEquals(EMBEDDING + 4 * 2048, counted.outputGpuBytes(), "no output matrix: the table is loaded twice");
        assertEquals(1, counted.kinds().size());
        assertEquals(BLOCK, counted.kinds().get(0).gpuBytes());
        assertNotEquals(choice(catalog("")).coefficients().orElseThrow().tensorBytes(), counted.tensorBytes());
    }

    @Test
    void thePageSaysSo() throws Exception {
        assertTrue(setting(catalog(TENSORS)).contains("Weights of Q4_K_M are summed from the file's header."));
        assertFalse(setting(catalog("")).contains("header"));
    }

    @Test
    void aHeaderOfAnotherModelIsNotCounted() throws Exception {
        for (String other : new String[] {
            TENSORS.replace("0-15", "0-14"),
            TENSORS.replace("token_embd.weight 2048x128256", "token_embd.weight 1024x128256"),
            TENSORS.replace("attn_v.weight 2048x512 Q6_K", "attn_v.weight 2048x512 I32")
        }) assertFalse(choice(catalog(other)).byHeader(), other);
    }

    private Catalog catalog(String tensors) throws Exception {
        Path content = Files.createTempDirectory(folder, "site");
        for (Path file : SiteOverlay.files(SiteOverlay.SMALL)) {
            Path target = content.resolve(SiteOverlay.SMALL.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        Path snapshot = content.resolve(SNAPSHOT);
        if (!tensors.isEmpty()) Files.writeString(snapshot, with(Files.readString(snapshot), tensors));
        return CatalogReader.read(content);
    }

    private static String with(String snapshot, String tensors) throws IOException {
        String file = "\"Acme-1B-Instruct-Q4_K_M.gguf\", ";
        if (!snapshot.contains(file)) throw new IOException(snapshot);
        return snapshot.replace(file, file + tensors + ", ");
    }

    private static Choice choice(Catalog catalog) {
        return new ModelPages(catalog)
                .work(catalog.model(SLUG).orElseThrow()).subject().choices().stream()
                        .filter(choice -> choice.name().equals("Q4_K_M"))
                        .findFirst()
                        .orElseThrow();
    }

    private static String setting(Catalog catalog) {
        return new ModelPages(catalog)
                .work(catalog.model(SLUG).orElseThrow())
                .sheet()
                .quantizations()
                .orElseThrow()
                .setting();
    }
}
