package com.runthismodel.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.runthismodel.catalog.architecture.Architecture;
import com.runthismodel.catalog.architecture.KnownArchitecture;
import com.runthismodel.estimate.tensor.FileSize;
import com.runthismodel.estimate.tensor.OptionalTensors;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What metadata leave open, the number of parameters decides. */
class OptionalTensorsTest {

    /** Without a word on tied embeddings, rotary factors, biases or norms. */
    @Test
    void theCountOfParametersGivesBackWhatNoMetadataTell() {
        int told = 0;
        for (Map.Entry<String, Map<String, ?>> one : Truth.models().entrySet()) {
            Map<String, ?> facts = one.getValue();
            KnownArchitecture bare =
                    (KnownArchitecture) Architecture.ofGguf(Truth.map(facts.get("metadata")), Map.of());
            KnownArchitecture counted = OptionalTensors.counted(bare, ((Number) facts.get("n_params")).longValue());
            long bytes = ((Number) Truth.map(Truth.map(facts.get("sizes")).get("Q4_K_M"))
                            .get("tensor_bytes"))
                    .longValue();
            assertEquals(bytes, FileSize.tensorBytes(counted, "Q4_K_M").count(), one.getKey());
            if (!counted.equals(bare)) told++;
        }
        assertEquals(19, told);
    }

    @Test
    void aCountThatNoTensorExplainsChangesNothing() {
        KnownArchitecture model = Truth.architecture("llama-3.1-8b");
        assertSame(model, OptionalTensors.counted(model, FileSize.parameters(model) + 1));
        assertSame(model, OptionalTensors.counted(model, FileSize.parameters(model)));
    }
}
