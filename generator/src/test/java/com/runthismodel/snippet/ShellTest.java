package com.runthismodel.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One word in, one word out. */
class ShellTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "org/name:Q4_K_M|org/name:Q4_K_M",
                "a b|'a b'",
                "it's|'it'\\''s'",
                "$HOME|'$HOME'",
                "transformers[serving]|'transformers[serving]'",
                "~|'~'"
            })
    void quotes(String word, String quoted) {
        assertEquals(quoted, Shell.quote(word));
    }

    @Test
    void anEmptyWordStaysAWord() {
        assertEquals("''", Shell.quote(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u001bb", "a\u0000b", "a\u202eb", "a\u2028b"})
    void refusesWhatATerminalWouldActOn(String word) {
        assertThrows(IllegalArgumentException.class, () -> Shell.quote(word));
    }

    @Test
    void quotesOnlyTheValueOfAnAssignment() {
        assertEquals("NAME='a b' run", Shell.command(List.of("NAME=a b"), List.of(List.of("run"))));
    }

    @Test
    void breaksLongCommandsBetweenGroups() {
        List<String> option = List.of("--option", "x".repeat(40));
        assertEquals(
                "run \\\n  --option " + "x".repeat(40) + " \\\n  --option " + "x".repeat(40),
                Shell.command(List.of(), List.of(List.of("run"), option, option)));
    }
}
