package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.catalog.CatalogReader;
import com.runthismodel.catalog.ContentException;
import com.runthismodel.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every hostile text in every field of every kind of content: refused with a message that names the field, or taken and
 * then inert in the whole site it is baked into.
 */
@Tag("slow")
class HostileContentTest {
    /** Fields of the small site that hold words for people: these texts must be taken as words, not refused. */
    private static final int FREE_TEXTS = 20;

    @TempDir
    Path folder;

    private final HostileSite site = new HostileSite();
    private final List<HostileSite.Field> fields = site.fields();
    private int folders;

    HostileContentTest() throws IOException {}

    @TestFactory
    Stream<DynamicTest> everyFieldOfEveryKind() throws Exception {
        Map<String, String> texts = HostileTexts.all();
        assertTrue(fields.size() * texts.size() > 1000, fields.size() + " fields, " + texts.size() + " texts");
        BakedSite clean = bake(List.of(), "");
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> everyField(text.getValue(), clean)));
    }

    @TestFactory
    Stream<DynamicTest> prose() throws Exception {
        BakedSite clean = bake(List.of(), "");
        return HostileTexts.all().entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> prose(text.getValue(), clean)));
    }

    private void everyField(String text, BakedSite clean) throws Exception {
        List<HostileSite.Field> taken = taken(text);
        boolean words = text.startsWith("A") && text.matches("[ -~]*");
        if (words) assertTrue(taken.size() >= FREE_TEXTS, () -> "taken only in " + kinds(taken));
        try {
            assertEquals(List.of(), bake(taken, text).harm(clean), () -> text + " in " + kinds(taken));
        } catch (BakeException refused) {
            assertTrue(refused.getMessage().contains("content/models/"), refused::getMessage);
        }
    }

    /** Fields in which the text passes, once all those that a message names have their old texts again. */
    private List<HostileSite.Field> taken(String text) throws IOException {
        List<HostileSite.Field> left = new ArrayList<>(fields);
        for (List<Problem> problems = read(left, text); !problems.isEmpty(); problems = read(left, text)) {
            List<Problem> said = problems;
            boolean named = left.removeIf(field -> said.stream().anyMatch(problem -> names(problem, field)));
            assertTrue(named, () -> "a message names no field that was changed: " + said);
        }
        return left;
    }

    private static boolean names(Problem problem, HostileSite.Field field) {
        return problem.file().endsWith(field.file())
                && (field.name().startsWith(problem.field()) || problem.field().startsWith(field.name()));
    }

    private List<Problem> read(List<HostileSite.Field> changed, String text) throws IOException {
        Path content = site.write(next(), changed, text);
        try {
            CatalogReader.read(content);
            return List.of();
        } catch (ContentException refused) {
            for (Problem problem : refused.problems())
                assertTrue(problem.toString().matches("[^\\p{Cc}\\p{Cf}\u2028\u2029]+"), problem::toString);
            return refused.problems();
        } finally {
            new Disk().delete(content);
        }
    }

    private static List<String> kinds(List<HostileSite.Field> fields) {
        return fields.stream().map(HostileSite.Field::kind).toList();
    }

    private void prose(String text, BakedSite clean) throws Exception {
        Path content = site.write(next(), List.of(), "");
        site.writeProse(content, text);
        try {
            assertEquals(List.of(), baked(content).harm(clean), text);
        } catch (BakeException | ContentException refused) {
            assertFalse(refused.getMessage().isBlank());
        }
    }

    private BakedSite bake(List<HostileSite.Field> changed, String text) throws Exception {
        return baked(site.write(next(), changed, text));
    }

    private BakedSite baked(Path content) throws Exception {
        Path out = next().resolve("site");
        SmallSite.bake(content, out);
        new Disk().delete(content);
        try (Stream<Path> beside = Files.list(out.getParent())) {
            List<Path> ours = List.of(out.resolveSibling(".site.state"), out);
            assertEquals(ours, beside.sorted().toList(), "something outside of the site and its state");
        }
        return new BakedSite(out);
    }

    private Path next() throws IOException {
        return Files.createDirectories(folder.resolve("f" + folders++));
    }
}
