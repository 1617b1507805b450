package com.runthismodel.bake.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlimStylesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a {\\n  color: red;\\n}\\n| a{color:red;}",
                "a , b > c{}| a,b > c{}",
                "a :hover {}| a :hover{}",
                "a { margin: 0 auto ; }| a{margin:0 auto;}",
                "a { width: calc(1px + 2px) }| a{width:calc(1px + 2px)}",
                "/* says; nothing */a /* between */ {}| a{}",
                "a { content: \" ; {  \" ; }| a{content:\" ; {  \";}",
                "a { content: \"/* kept */\" }| a{content:\"/* kept */\"}",
                "a /* not { ended| a /* not{ended",
                "a { b: \" }\\n c { }| a{b:\"}c{}",
                "\\n \\t| ``"
            })
    void whatMeansNothingIsLeftOut(String css, String expected) {
        assertEquals(expected + "\n", SlimStyles.of(css.replace("\\n", "\n").replace("\\t", "\t")));
    }
}
