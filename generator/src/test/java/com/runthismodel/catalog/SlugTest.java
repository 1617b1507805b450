package com.runthismodel.catalog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @ValueSource(strings = {"llama-3.2-1b", "con-1b", "console", "indexer", "0"})
    void isTheNameOfAFile(String text) {
        assertTrue(Slug.isValid(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "con",
                "nul.1",
                "aux",
                "com1",
                "lpt9.x",
                "index",
                "constructor",
                "-rf",
                "a..b",
                "a.",
                "a-",
                "A",
                ""
            })
    void isNoNameThatSomeSystemKeeps(String text) {
        assertFalse(Slug.isValid(text));
    }
}
