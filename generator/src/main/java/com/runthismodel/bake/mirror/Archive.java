package com.runthismodel.bake.mirror;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A zip whose bytes depend on its files alone: one time for all entries, the order in which they are added, and a compressor
 * written in Java, because the one that comes with Java is zlib of this or that version and may choose other bytes.
 */
final class Archive implements AutoCloseable {
    /** The first moment that a zip can state. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int BEST = 9;
    private static final int RAW = -15;
    private static final int READABLE_FILE = 0100644;

    private final ZipArchiveOutputStream zip;
    private final String folder;

    /** @param folder what all entries lie in when unpacked */
    Archive(Path file, String folder) throws IOException {
        this.zip = new ZipArchiveOutputStream(file);
        this.folder = folder;
    }

    void add(String path, Path file) throws IOException {
        add(path, Files.readAllBytes(file));
    }

    void add(String path, byte[] content) throws IOException {
        byte[] packed = deflate(content);
        ZipArchiveEntry entry = new ZipArchiveEntry(folder + "/" + path);
        entry.setTimeLocal(TIME);
        entry.setUnixMode(READABLE_FILE);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(content.length);
        entry.setCompressedSize(packed.length);
        entry.setCrc(crc(content));
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
    }

    private static long crc(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return sum.getValue();
    }

    private static byte[] deflate(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 4 + 64);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(BEST, RAW), 1 << 15, true)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
