package com.runthismodel.bake.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files, the same zip: on every Java, in every time zone, whatever zlib the machine has. */
class ArchiveTest {
    /** Of the zip below, written down once: no machine may find another. */
    private static final String KNOWN = "e7ee43ed9dc780880cd6b091fbaa6d5ba0ac47de0bca9c0c5298e693c69bb820";

    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        TimeZone.setDefault(zone);
    }

    @Test
    void theBytesAreKnown() throws IOException {
        for (String id : new String[] {"UTC", "Asia/Kathmandu", "America/New_York"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(id));
            assertEquals(KNOWN, Sums.sum(archive(id.replace('/', '-'))), id);
        }
    }

    @Test
    void everyReaderUnpacksIt() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive("x").toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                names.add(entry.getName());
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(entry.getSize(), text.getBytes(StandardCharsets.UTF_8).length);
                assertTrue(text.isEmpty() || text.contains("é") || text.startsWith("noise"), entry.getName());
            }
        }
        assertEquals(List.of("folder/a.txt", "folder/deep/é.txt", "folder/empty", "folder/noise"), names);
    }

    private Path archive(String name) throws IOException {
        Path zip = folder.resolve(name + ".zip");
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 20_000; i++) words.append(i * 2654435761L >>> 7).append(i % 7 == 0 ? " é " : " the ");
        try (Archive archive = new Archive(zip, "folder")) {
            archive.add("a.txt", text(words.toString()));
            archive.add("deep/é.txt", text("é".repeat(100)));
            archive.add("empty", new byte[0]);
            archive.add("noise", text("noise" + Long.toString(0x5DEECE66DL, 2)));
        }
        return zip;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
