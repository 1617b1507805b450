package com.runthismodel.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Quantizations.FileType;
import com.runthismodel.catalog.Quantizations.GroupLayout;
import com.runthismodel.catalog.Quantizations.TensorLayout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The layouts shown are those computed with, and bits per weight follow from them. */
class QuantizationsTest {
    private static final Quantizations CONTENT = RealCatalog.get().quantizations();

    @ParameterizedTest(name = "{0}")
    @EnumSource(TensorType.class)
    void layoutsAreThoseTheEstimatesUse(TensorType type) {
        TensorLayout layout = CONTENT.tensorType(type.name()).orElseThrow();
        assertEquals(type.blockWeights(), layout.blockWeights());
        assertEquals(type.blockBytes(), layout.blockBytes());
    }

    @ParameterizedTest(name = "{0} has {1} bits")
    @CsvSource({
        "F32, 32",
        "F16, 16",
        "Q8_0, 8.5",
        "Q6_K, 6.5625",
        "Q5_K, 5.5",
        "Q4_K, 4.5",
        "Q4_0, 4.5",
        "IQ4_XS, 4.25",
        "Q3_K, 3.4375",
        "Q2_K, 2.625",
        "IQ2_XXS, 2.0625",
        "IQ1_S, 1.5625",
        "TQ1_0, 1.6875",
        "MXFP4, 4.25",
        "NVFP4, 4.5"
    })
    void bitsPerWeightOfTensors(String name, String bits) {
        assertEquals(bits, CONTENT.tensorType(name).orElseThrow().bitsPerWeight());
    }

    @ParameterizedTest(name = "{0} has {1} bits")
    @CsvSource({
        "MLX 4-bit, 4.5",
        "MLX 8-bit, 8.5",
        "MLX MXFP4, 4.25",
        "AWQ 4-bit, 4.15625",
        "GPTQ 8-bit, 8.1875",
        "FP8, 8",
        "NVFP4, 4.5",
        "MXFP4, 4.25",
        "BF16, 16"
    })
    void bitsPerWeightOfGroups(String name, String bits) {
        assertEquals(bits, CONTENT.other(name).orElseThrow().bitsPerWeight());
    }

    @Test
    void everyRecipeOfLlamaQuantizeIsThere() {
        List<String> names = CONTENT.fileTypes().stream().map(FileType::name).toList();
        assertTrue(names.containsAll(List.of(
                "F32",
                "F16",
                "BF16",
                "Q8_0",
                "Q6_K",
                "Q5_K_M",
                "Q5_K_S",
                "Q5_1",
                "Q5_0",
                "Q4_K_M",
                "Q4_K_S",
                "Q4_1",
                "Q4_0",
                "Q3_K_L",
                "Q3_K_M",
                "Q3_K_S",
                "Q2_K",
                "Q2_K_S",
                "IQ4_NL",
                "IQ4_XS",
                "IQ3_M",
                "IQ3_S",
                "IQ3_XS",
                "IQ3_XXS",
                "IQ2_M",
                "IQ2_S",
                "IQ2_XS",
                "IQ2_XXS",
                "IQ1_M",
                "IQ1_S",
                "TQ1_0",
                "TQ2_0",
                "MXFP4_MOE")));
        assertEquals("Q4_K", CONTENT.defaultLayout("UD-Q4_K_XL").orElseThrow().name());
    }

    @Test
    void aRecipeMustNameALayoutThatExists() {
        FileType type = new FileType("Q9_K", "LLAMA_FTYPE_MOSTLY_Q9_K", "Q9_K", "Nine bits.");
        assertEquals(
                "fileTypes[0].defaultType: unknown tensor type \"Q9_K\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Quantizations(List.of(), List.of(type), List.of(), List.of()))
                        .getMessage());
    }

    @Test
    void extraBitsNeedAGroup() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new GroupLayout(
                        "X", Format.AWQ, 4, 0, 16, Optional.empty(), Optional.empty(), "Four bits.", "a/b:c"));
    }
}
