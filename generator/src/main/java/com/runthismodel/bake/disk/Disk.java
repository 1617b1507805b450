package com.runthismodel.bake.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The steps of publishing. Each leaves the disk in a state that the next start can mend: tests stop at every one. */
public class Disk {
    /** Java takes as much memory outside its heap as is read or written in one piece. */
    public static final int AT_ONCE = 1 << 16;

    public void write(Path file, ByteBuffer... parts) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), AT_ONCE)) {
            for (ByteBuffer part : parts) write(part, out);
        } catch (IOException full) {
            throw DiskTrouble.at(file, full);
        }
    }

    private static void write(ByteBuffer part, OutputStream out) throws IOException {
        int end = part.arrayOffset() + part.limit();
        for (int at = part.arrayOffset() + part.position(); at < end; at += AT_ONCE)
            out.write(part.array(), at, Math.min(AT_ONCE, end - at));
    }

    /** The file with this content, whole or as it was. */
    public void replace(Path file, ByteBuffer... parts) throws IOException {
        makeFolder(file.getParent());
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        write(unfinished, parts);
        move(unfinished, file);
    }

    /** In one step: whoever looks sees the old file or the new one. */
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    public void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    public boolean removeIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
            return true;
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return false;
        }
    }

    /** Everything below and the folder itself. */
    public void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> entries;
        try (Stream<Path> all = Files.walk(folder)) {
            entries = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) remove(entry);
    }
}
