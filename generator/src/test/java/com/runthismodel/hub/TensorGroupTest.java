package com.runthismodel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorGroupTest {
    @Test
    void tensorsThatAreAlikeBecomeOneLine() {
        TensorGroups groups = new TensorGroups();
        groups.add("token_embd.weight", List.of(2048L, 128256L), "Q6_K");
        for (int block = 0; block < 9; block++) {
            String type = block == 2 || block == 7 || block == 8 ? "Q6_K" : "Q4_K";
            groups.add("blk." + block + ".attn_v.weight", List.of(2048L, 512L), type);
        }
        for (int block = 0; block < 2; block++)
            for (int expert = 0; expert < 3; expert++)
                groups.add("model.layers." + block + ".mlp.experts." + expert + ".up_proj.weight", List.of(8L), "BF16");
        groups.add("scale", List.of(), "F32");
        List<String> lines = List.of(
                "token_embd.weight 2048x128256 Q6_K",
                "blk.*.attn_v.weight 2048x512 Q4_K 0-1,3-6",
                "blk.*.attn_v.weight 2048x512 Q6_K 2,7-8",
                "model.layers.*.mlp.experts.*.up_proj.weight 8 BF16 0-1 in all 6",
                "scale 1 F32");
        assertEquals(lines, groups.done().stream().map(TensorGroup::toString).toList());
        assertEquals(groups.done(), lines.stream().map(TensorGroup::of).toList());
        assertEquals(3L * 2048 * 512, TensorGroup.of(lines.get(2)).numbers());
        assertEquals(
                List.of("blk.2.attn_v.weight", "blk.7.attn_v.weight", "blk.8.attn_v.weight"),
                TensorGroup.of(lines.get(2)).names());
        assertTrue(TensorGroup.of(lines.get(2)).plain());
        assertFalse(TensorGroup.of(lines.get(3)).plain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "name 0x F32",
                "na me 4 F32",
                "<b> 4 F32",
                "name 4 f32",
                "name 4 F32 0-3",
                "blk.*.w 4 F32",
                "blk.*.w 4 F32 3-1",
                "blk.*.w 4 F32 1,1",
                "blk.*.w 4 F32 0-9999",
                "blk.*.w 4 F32 0-3 in all 2",
                "name 9999999999999x9999999999999 F32",
                "name 4 F32 in all 0",
                "name 1x1x1x1x1x1x1 F32"
            })
    void whatIsNoneIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> TensorGroup.of(line));
    }

    @Test
    void aNameThatNoSnapshotCanSayIsRefused() {
        for (String name : List.of("a b", "ä", "", "x".repeat(201), "blk.1024.w")) {
            TensorGroups groups = new TensorGroups();
            groups.add(name, List.of(1L), "F32");
            assertThrows(IllegalArgumentException.class, groups::done, name);
        }
    }
}
