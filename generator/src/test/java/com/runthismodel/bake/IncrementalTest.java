package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.disk.Disk;
import com.runthismodel.bake.disk.Manifest;
import com.runthismodel.bake.disk.Order;
import com.runthismodel.bake.state.Packed;
import com.runthismodel.bake.state.Shared;
import com.runthismodel.bake.state.SiteState;
import com.runthismodel.bake.state.Stamp;
import com.runthismodel.bake.state.StateFile;
import com.runthismodel.catalog.content.ContentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bake after a change against a bake of everything: the same bytes, the same messages, and nothing else touched. */
class IncrementalTest {
    @TempDir
    Path folder;

    private Order order;
    private Order clean;

    @BeforeEach
    void lay() throws IOException {
        RandomEdits.copy(SmallSite.CONTENT, folder.resolve("in/content"));
        RandomEdits.copy(Path.of("templates"), folder.resolve("in/templates"));
        RandomEdits.copy(Path.of("assets"), folder.resolve("in/assets"));
        order = order("site");
        clean = order("clean");
    }

    private Order order(String out) {
        return new Order(
                folder.resolve("in/content"),
                folder.resolve(out),
                Optional.of(folder.resolve("in/templates")),
                Optional.of(folder.resolve("in/assets")));
    }

    @Test
    void aChangedCardChangesItsPagesAndTheListsThatShowIt() throws Exception {
        assertEquals("all", bake(order));
        edit("content/models/acme/acme-moe-7b-a1b.yaml", "tagline: ", "tagline: Renewed, ");
        bake(order);
        Set<String> tagline = changedBy(() -> edit("content/models/acme/acme-moe-7b-a1b.yaml", "Renewed", "New"));
        assertEquals(
                Set.of(
                        "models/acme-moe-7b-a1b.html",
                        "models/acme-moe-7b-a1b.md",
                        "data/models/acme-moe-7b-a1b.json",
                        "status.js",
                        "manifest.sha256"),
                tagline);
        equalsClean();
    }

    @Test
    void aChangedSnapshotChangesTheModelsThatNameIt() throws Exception {
        bake(order);
        Set<String> changed =
                changedBy(() -> edit("content/hub/acme/Acme-1B-Instruct.json", "\"downloads\": ", "\"downloads\": 1"));
        assertTrue(changed.contains("models.html"), changed.toString());
        assertTrue(!changed.toString().contains("acme-moe"), changed.toString());
        equalsClean();
    }

    @Test
    void aRemovedModelLeavesNothingBehind() throws Exception {
        bake(order);
        Files.delete(folder.resolve("in/content/models/acme/acme-strange-2b.yaml"));
        assertEquals("some", bake(order));
        for (String file : SmallSite.files(order.out())) assertTrue(!file.contains("strange"), file);
        equalsClean();
    }

    @Test
    void nothingChangedWritesNothing() throws Exception {
        bake(order);
        assertEquals(Set.of(), changedBy(() -> {}));
        assertEquals(Set.of(), changedBy(() -> edit("content/site.yaml", "x", "x")));
    }

    @Test
    void whatSomebodyChangedInTheSiteIsMadeAgain() throws Exception {
        bake(order);
        Files.writeString(order.out().resolve("index.html"), "mine");
        Files.writeString(order.out().resolve("mine.txt"), "mine");
        bake(order);
        equalsClean();
    }

    @Test
    void aLostOrDamagedStateCostsABakeOfEverything() throws Exception {
        bake(order);
        byte[] state = Files.readAllBytes(order.state());
        for (int cut : new int[] {0, 7, state.length / 2, state.length - 1}) {
            Files.write(order.state(), java.util.Arrays.copyOf(state, cut));
            assertEquals("all", bake(order), "cut at " + cut);
        }
        state[state.length / 2] ^= 1;
        Files.write(order.state(), state);
        assertEquals("all", bake(order));
        Files.delete(order.state());
        assertEquals("all", bake(order));
        equalsClean();
    }

    @Test
    void aFreshCloneIsComparedByContent() throws Exception {
        bake(order);
        for (Path file : RandomEdits.files(folder.resolve("in"))) {
            Path copy = file.resolveSibling(file.getFileName() + ".new");
            Files.copy(file, copy);
            Files.move(copy, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assertEquals("some", bake(order));
        assertEquals(Set.of(), changedBy(() -> {}));
    }

    /** A build of the same sources writes the same program: only one that differs may print differently. */
    @Test
    void anotherProgramBakesEverything() throws Exception {
        Path program = folder.resolve("program/Some.class");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "one");
        assertTrue(bakedBy(program.getParent()).written().isEmpty());
        Files.writeString(program, "one");
        assertEquals(0, bakedBy(program.getParent()).written().orElseThrow());
        Files.writeString(program, "two");
        assertTrue(bakedBy(program.getParent()).written().isEmpty());
        Files.writeString(program.resolveSibling("Other.class"), "more");
        assertTrue(bakedBy(program.getParent()).written().isEmpty());
    }

    /** Bytes that another program packed may mean anything to this one, such as a list of two thousand million. */
    @Test
    void whatAnotherProgramPackedIsNotUnpacked() throws Exception {
        Path program = folder.resolve("program/Some.class");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "one");
        bakedBy(program.getParent());
        SiteState left = StateFile.read(order.state()).orElseThrow();
        byte[] strange = new byte[left.shared().bytes().length];
        Arrays.fill(strange, (byte) 0x7f);
        Packed<Shared> shared = new Packed<>(Shared.class, strange);
        SiteState other = new SiteState(
                left.java(), left.lookedAtNanos(), left.sources(), left.outputs(), left.facts(), shared, left.models());
        new Disk().write(order.state(), StateFile.bytes(other));
        Files.writeString(program, "two");
        assertTrue(bakedBy(program.getParent()).written().isEmpty());
    }

    private Baked bakedBy(Path program) throws Exception {
        return new Bakery(order, new Disk(), program).bake();
    }

    @Test
    void twentyRandomEdits() throws Exception {
        edits(20, 20);
    }

    @Test
    @Tag("slow")
    void fiveHundredRandomEdits() throws Exception {
        edits(500, Long.getLong("seed", 7));
    }

    /** The site people see, with all that the small one lacks. */
    @Test
    @Tag("slow")
    void someEditsOfTheRealCatalogue() throws Exception {
        new Disk().delete(folder.resolve("in/content"));
        RandomEdits.copy(Path.of("content"), folder.resolve("in/content"));
        edits(10, 3);
    }

    private void edits(int count, long seed) throws Exception {
        bake(order);
        RandomEdits edits = new RandomEdits(folder.resolve("in"), seed);
        int some = 0;
        int refused = 0;
        for (int i = 0; i < count; i++) {
            String done = "seed " + seed + ", edit " + i + ": " + edits.next();
            String result = bake(order);
            String expected = bakeClean();
            boolean baked = result.equals("all") || result.equals("some");
            assertEquals(expected.equals("all") ? "" : expected, baked ? "" : result, done);
            if (result.equals("some")) some++;
            if (baked) same(done);
            else {
                refused++;
                edits.mend();
            }
        }
        assertTrue(some > count / 8, some + " of " + count + " were baked without the rest");
        assertTrue(refused >= count / 50, refused + " of " + count + " were refused");
    }

    /** @return all, some, or the messages */
    private static String bake(Order order) throws IOException {
        try {
            return SmallSite.bakery(order, new Disk()).bake().written().isPresent() ? "some" : "all";
        } catch (BakeException | ContentException e) {
            return e.getMessage();
        }
    }

    private String bakeClean() throws IOException {
        Disk disk = new Disk();
        disk.delete(clean.out());
        disk.delete(clean.state().getParent());
        return bake(clean);
    }

    private void equalsClean() throws IOException {
        assertEquals("all", bakeClean());
        same("");
    }

    private void same(String done) throws IOException {
        assertEquals(SmallSite.files(clean.out()), SmallSite.files(order.out()), done);
        List<String> other = new ArrayList<>();
        for (String file : SmallSite.files(clean.out()))
            if (Files.mismatch(clean.out().resolve(file), order.out().resolve(file)) >= 0) other.add(file);
        // The manifest changes with any other file and says least.
        other.sort(Comparator.comparing(file -> file.equals(Manifest.PATH)));
        for (String file : other)
            assertEquals(
                    Files.readString(clean.out().resolve(file)),
                    Files.readString(order.out().resolve(file)),
                    done + ": " + other);
    }

    private interface Edit {
        void make() throws IOException;
    }

    /** Files with another inode or time than before the edit and the bake after it. */
    private Set<String> changedBy(Edit edit) throws IOException {
        var before = stamps(order.out());
        edit.make();
        assertEquals("some", bake(order));
        var after = stamps(order.out());
        Set<String> changed = new TreeSet<>();
        after.forEach((path, stamp) -> {
            if (!before.containsKey(path) || !before.get(path).sameFile(stamp)) changed.add(path);
        });
        return changed;
    }

    private static Map<String, Stamp> stamps(Path site) throws IOException {
        Map<String, Stamp> stamps = new TreeMap<>();
        for (String file : SmallSite.files(site))
            stamps.put(file, Stamp.of(Files.readAttributes(site.resolve(file), BasicFileAttributes.class)));
        return stamps;
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve("in").resolve(file);
        Files.writeString(path, Files.readString(path).replace(from, to));
    }
}
