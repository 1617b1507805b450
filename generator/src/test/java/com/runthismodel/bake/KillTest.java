package com.runthismodel.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.runthismodel.bake.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bake that ends anywhere leaves every file whole, and after the next start the whole old site or the whole new one. */
class KillTest {
    @TempDir
    Path folder;

    @Test
    void deathAtSomeStepsOfPublishing() throws Exception {
        TwoSites sites = new TwoSites(folder);
        for (int step : new int[] {3, 9, 14, 21}) {
            prepare(sites, false);
            assertThrows(FaultyDisk.Death.class, () -> sites.bake(FaultyDisk.dyingAt(step)), "step " + step);
            holds(sites, "step " + step);
        }
    }

    @Tag("slow")
    @ParameterizedTest(name = "a bake of everything: {0}")
    @ValueSource(booleans = {false, true})
    void deathAtEveryStepOfPublishing(boolean everything) throws Exception {
        TwoSites sites = new TwoSites(folder);
        int step = 0;
        boolean struck = true;
        for (; struck; step++) {
            prepare(sites, everything);
            FaultyDisk disk = FaultyDisk.dyingAt(step);
            try {
                sites.bake(disk);
            } catch (FaultyDisk.Death death) {
                assertTrue(disk.struck(), "step " + step);
            }
            struck = disk.struck();
            holds(sites, "step " + step);
        }
        assertTrue(step > (everything ? 4 : 15), "only " + step + " steps");
    }

    @Tag("slow")
    @ParameterizedTest(name = "a bake of everything: {0}")
    @ValueSource(booleans = {false, true})
    void aFullDiskAtEveryStepOfPublishing(boolean everything) throws Exception {
        TwoSites sites = new TwoSites(folder);
        boolean struck = true;
        for (int step = 0; struck; step++) {
            prepare(sites, everything);
            FaultyDisk disk = FaultyDisk.fullAt(step);
            try {
                sites.bake(disk);
            } catch (IOException refused) {
                assertTrue(refused.getMessage().endsWith("No space left on device"), refused.getMessage());
            }
            struck = disk.struck();
            holds(sites, "step " + step);
        }
    }

    @Test
    @Tag("slow")
    void fiftyKillsAtRandomMoments() throws Exception {
        TwoSites sites = new TwoSites(folder);
        Random random = new Random(11);
        int killed = 0;
        for (int i = 0; killed < 50 && i < 120; i++) {
            prepare(sites, i % 2 == 0);
            Process bake = ChildBake.start(
                    ChildBake.JAVA, List.of(), sites.order, i % 2 == 0 ? "-" : Integer.toString(random.nextInt(24)));
            if (i % 2 == 0) bake.waitFor(300 + random.nextInt(2500), TimeUnit.MILLISECONDS);
            else bake.waitFor(60, TimeUnit.SECONDS);
            if (bake.isAlive()) bake.destroyForcibly();
            if (bake.waitFor() != 0) killed++;
            holds(sites, "kill " + i);
        }
        assertEquals(50, killed);
    }

    private static void prepare(TwoSites sites, boolean everything) throws Exception {
        sites.useOld();
        sites.bake();
        assertTrue(sites.isOld());
        sites.useNew();
        if (everything) Files.delete(sites.order.state());
    }

    private static void holds(TwoSites sites, String when) throws Exception {
        assertEquals(List.of(), sites.broken(), when);
        Bakery.repair(sites.order, new Disk());
        assertTrue(sites.isOld() || sites.isNew(), when + ": neither the old nor the new site");
        sites.bake();
        assertTrue(sites.isNew(), when + ": the next bake");
        try (var left = Files.list(sites.order.out().getParent())) {
            assertEquals(
                    List.of(".site.state", "content", "site"),
                    left.map(file -> file.getFileName().toString()).sorted().toList(),
                    when);
        }
    }

    @Test
    void whatIsNotDecidedIsForgotten() throws Exception {
        TwoSites sites = new TwoSites(folder);
        Path changes = sites.order.beside("changes");
        Files.createDirectories(changes);
        Files.writeString(changes.resolve("0"), "half a pa");
        Files.writeString(changes.resolve("unfinished"), "put 0 index.html");
        Bakery.repair(sites.order, new Disk());
        assertTrue(sites.isOld());
        assertTrue(Files.notExists(changes));
    }

    @Test
    void aListNobodyUnderstandsIsRefused() throws Exception {
        TwoSites sites = new TwoSites(folder);
        Path changes = Files.createDirectories(sites.order.beside("changes"));
        Files.writeString(changes.resolve("list"), "burn 0 index.html");
        assertThrows(IOException.class, () -> Bakery.repair(sites.order, new Disk()));
        assertTrue(sites.isOld());
    }
}
