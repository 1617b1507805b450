package com.runthismodel.bake.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.page.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void lay() throws IOException {
        put("css/site.css", "@layer a, b;\n@import \"one.css\";\n@import \"two.css\" layer(b);\np { color: red }\n");
        put("css/one.css", "i { background: url(\"../img/dot.svg\") }\n");
        put("css/two.css", "b { background: url(data:image/png;base64,xx) }\n");
        put("img/dot.svg", "<svg/>");
        put("js/status.js", "show();\n");
        put("js/data.js", "use(DATA);\n");
    }

    @Test
    void importsAreInlinedAndPicturesFollowTheirNames() throws IOException {
        Assets assets = prepare(List.of());
        String dot = assets.path("img/dot.svg");
        assertTrue(dot.matches("assets/img/dot\\.[0-9a-f]{10}\\.svg"), dot);
        assertEquals(
                "@layer a,b;i{background:url(\"../" + dot.substring("assets/".length()) + "\")}"
                        + "@layer b{b{background:url(data:image/png;base64,xx)}}p{color:red}\n",
                Files.readString(folder.resolve("work").resolve(assets.path("css/site.css"))));
        assertThrows(IllegalArgumentException.class, () -> assets.path("css/one.css"), "is part of another");
    }

    @Test
    void aNameChangesWithTheContentAndOnlyThen() throws IOException {
        String before = prepare(List.of()).path("css/site.css");
        assertEquals(before, prepare(List.of()).path("css/site.css"));
        put("css/two.css", "b { color: blue }\n");
        assertTrue(!before.equals(prepare(List.of()).path("css/site.css")));
    }

    @Test
    void dataGoesBeforeTheScriptThatUsesIt() throws IOException {
        Assets assets = prepare(List.of(new TextFile("js/data.js", "self.DATA=1;\n")));
        assertEquals(
                "self.DATA=1;\nuse(DATA);\n",
                Files.readString(folder.resolve("work").resolve(assets.path("js/data.js"))));
    }

    @Test
    void aFolderOfScriptsIsOneScript() throws IOException {
        put("js/find/b.js", "second();\n");
        put("js/find/a.js", "first();\n");
        Assets assets = prepare(List.of());
        Path find = folder.resolve("work").resolve(assets.path("js/find.js"));
        assertEquals("first();\nsecond();\n", Files.readString(find));
        assertThrows(IllegalArgumentException.class, () -> assets.path("js/find/a.js"));
    }

    @Test
    void commentsOnLinesOfTheirOwnStayHere() throws IOException {
        put("js/talk.js", "// why\nsay(\"//no\"); // stays\n  /** what\n   * more */\nsay('/** stays */');\n");
        Path talk = folder.resolve("work").resolve(prepare(List.of()).path("js/talk.js"));
        assertEquals("say(\"//no\"); // stays\nsay('/** stays */');\n", Files.readString(talk));
    }

    @Test
    void theStatusIsLeftToTheEndOfTheBake() throws IOException {
        Assets assets = prepare(List.of());
        assertEquals("status.js", assets.path("js/status.js"));
        assertEquals("show();\n", assets.status());
        assertTrue(!Files.exists(folder.resolve("work/status.js")));
    }

    @Test
    void aMissingPictureIsAMistake() throws IOException {
        put("css/one.css", "i { background: url(../img/none.svg) }\n");
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> prepare(List.of()));
        assertEquals("no asset \"img/none.svg\"", refused.getMessage());
    }

    private Assets prepare(List<TextFile> made) throws IOException {
        return Assets.prepare(folder.resolve("assets"), made, folder.resolve("work"));
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve("assets").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
