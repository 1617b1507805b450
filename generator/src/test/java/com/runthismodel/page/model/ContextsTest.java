package com.runthismodel.page.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContextsTest {
    @Test
    void endsWithTheTrainedLength() {
        assertEquals(List.of(4096L, 8192L, 16384L, 32768L, 40960L), Contexts.upTo(40960));
        assertEquals(List.of(4096L, 8192L, 16384L, 32768L, 65536L, 131072L), Contexts.upTo(131072));
    }

    @Test
    void aShortModelHasColumnsToo() {
        assertEquals(List.of(128L, 256L, 512L), Contexts.upTo(512));
    }

    @Test
    void aMillionTokensStayWithinEightColumns() {
        assertEquals(List.of(4096L, 8192L, 16384L, 32768L, 131072L, 524288L, 1048576L), Contexts.upTo(1 << 20));
    }

    @Test
    void anUnknownLengthHasNone() {
        assertEquals(List.of(), Contexts.upTo(0));
    }
}
