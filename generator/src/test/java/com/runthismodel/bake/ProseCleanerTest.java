package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseCleanerTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/b", "method.html", "#top", "mirror/a.zip"})
    void keepsTheseLinks(String address) {
        assertEquals("<a href=\"" + address + "\">x</a>", cleaned(address));
    }

    /** From a disk they name a file server, to which Windows shows the visitor's credentials. */
    @ParameterizedTest
    @ValueSource(
            strings = {"//a.example/b", "\\\\a\\b", "/\\a.example", "/&#9;/a.example", " //a.example", "javascript:x"})
    void leavesNoAddressToTheseLinks(String address) {
        assertEquals("<a>x</a>", cleaned(address));
    }

    private static String cleaned(String address) {
        return ProseCleaner.of("<a href=\"" + address + "\">x</a>").html().toString();
    }
}
