package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.catalog.content.CatalogReader;
import com.runthismodel.catalog.content.ContentException;
import com.runthismodel.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every hostile text in every field of every kind of content: refused with a message that names the field, or taken and
 * then inert in the whole site it is baked into: for parsers, for a shell that is given the commands, and for a browser
 * without a security policy.
 */
@Tag("browser")
class HostileContentTest {
    /** Fields of the small site that hold words for people: these texts must be taken as words, not refused. */
    private static final int FREE_TEXTS = 20;

    @TempDir
    Path folder;

    private static HostileVisit visit;

    private final HostileSite site = new HostileSite();
    private final List<HostileSite.Field> fields = site.fields();
    private int folders;

    HostileContentTest() throws IOException {}

    @BeforeAll
    static void open() throws IOException {
        visit = new HostileVisit();
    }

    @AfterAll
    static void close() {
        if (visit != null) visit.close();
    }

    @Test
    void thereAreEnough() throws IOException {
        List<String> texts =
                HostileTexts.all().values().stream().flatMap(List::stream).toList();
        assertTrue(texts.size() >= 300, texts.size() + " texts");
        assertEquals(texts.size(), Set.copyOf(texts).size(), "a text twice");
        for (String text : texts) assertTrue(text.contains("pwned"), text);
        assertTrue(fields.size() >= 80, fields.size() + " fields");
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfEveryKind() throws Exception {
        BakedSite clean = bake(List.of(), "");
        return HostileTexts.all().entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> {
                    Map<HostileSite.Field, List<String>> passed = new LinkedHashMap<>();
                    assertAll(kind.getValue().stream().map(text -> () -> everyField(text, clean, passed)));
                    visited(passed);
                }));
    }

    private void everyField(String text, BakedSite clean, Map<HostileSite.Field, List<String>> passed)
            throws Exception {
        List<HostileSite.Field> taken = taken(text);
        boolean words = text.startsWith("A") && text.length() < 70 && text.matches("[ -~]*");
        if (words) assertTrue(taken.size() >= FREE_TEXTS, () -> text + " taken only in " + kinds(taken));
        try {
            BakedSite baked = bake(taken, text);
            assertEquals(List.of(), baked.harm(clean), () -> shown(text) + " in " + kinds(taken));
            for (HostileSite.Field field : taken)
                passed.computeIfAbsent(field, any -> new ArrayList<>()).add(text);
            new Disk().delete(baked.site());
        } catch (BakeException refused) {
            assertTrue(refused.getMessage().contains("content/models/"), refused::getMessage);
        }
    }

    /** The fields share out the texts that passed in them: a browser uses one site with all of a kind. */
    private void visited(Map<HostileSite.Field, List<String>> passed) throws Exception {
        Map<HostileSite.Field, String> shared = new LinkedHashMap<>();
        passed.forEach(
                (field, texts) -> shared.put(field, texts.get(shared.size() % texts.size()) + " " + shared.size()));
        BakedSite all = baked(site.write(next(), shared));
        assertEquals(List.of(), visit.read(all.site(), List.of("models/acme-1b-instruct.html")), shared::toString);
        // A model whose snapshot names no architecture of ours has nothing to use on its page.
        shared.keySet().removeIf(field -> field.file().startsWith("hub/"));
        BakedSite usable = baked(site.write(next(), shared));
        assertEquals(List.of(), visit.use(usable.site()), shared::toString);
    }

    private static String shown(String text) {
        return text.length() < 200 ? text : text.substring(0, 50) + "… of " + text.length();
    }

    /** Fields in which the text passes, once all those that a message names have their old texts again. */
    private List<HostileSite.Field> taken(String text) throws IOException {
        List<HostileSite.Field> left = new ArrayList<>(fields);
        // What runs is what a runtime's file says: another name there is another program, and seen by whoever reads the
        // file.
        left.removeIf(field -> field.kind().endsWith(".command[]") && text.matches("[a-z][A-Za-z0-9_. -]*"));
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

    /** A page for each text, all in one site; those that are refused are named, and the others baked without them. */
    @Test
    void prose() throws Exception {
        BakedSite clean = baked(pages(Map.of()));
        Map<String, String> left = new TreeMap<>();
        for (List<String> texts : HostileTexts.all().values())
            for (String text : texts) left.put(String.format("h%03d", left.size()), text);
        int all = left.size();
        while (true) {
            Path content = pages(left);
            try {
                BakedSite baked = baked(content);
                assertEquals(List.of(), baked.harm(clean));
                List<String> pages =
                        left.keySet().stream().map(name -> name + ".html").toList();
                assertEquals(List.of(), visit.read(baked.site(), pages));
                break;
            } catch (BakeException refused) {
                List<String> named = left.keySet().stream()
                        .filter(name -> refused.getMessage().contains("content/pages/" + name + ".md:"))
                        .toList();
                assertFalse(named.isEmpty(), refused::getMessage);
                named.forEach(left::remove);
            }
        }
        assertTrue(left.size() > all / 2, left.size() + " of " + all);
    }

    private Path pages(Map<String, String> texts) throws IOException {
        Path content = site.write(next(), List.of(), "");
        for (Map.Entry<String, String> text : texts.entrySet())
            site.writeProse(content, text.getKey(), text.getValue());
        return content;
    }

    private BakedSite bake(List<HostileSite.Field> changed, String text) throws Exception {
        return baked(site.write(next(), changed, text));
    }

    private BakedSite baked(Path content) throws Exception {
        Path out = next().resolve("site");
        SmallSite.bake(content, out);
        new Disk().delete(content);
        try (Stream<Path> beside = Files.list(out.getParent())) {
            beside.forEach(path -> assertTrue(path.equals(out) || path.endsWith(".site.state"), path::toString));
        }
        return new BakedSite(out);
    }

    private Path next() throws IOException {
        return Files.createDirectories(folder.resolve("f" + folders++));
    }
}
