package com.runthismodel.bake.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A site being built beside the one that is served. A file that did not change is a link to the old one and keeps its
 * time, so that copying tools and CDNs see only what is new. Nothing shows until {@link #swapIn()}.
 */
public final class StagedSite implements AutoCloseable {
    /** Present in every site of ours: a folder without it was not made by us and is not replaced. */
    public static final String MARK = "status.js";

    private final Disk disk;
    private final Path out;
    private final Path previous;
    private final Path folder;
    private final Set<Path> parents = ConcurrentHashMap.newKeySet();
    private final Set<Path> written = ConcurrentHashMap.newKeySet();
    private final Manifest manifest = new Manifest();

    private StagedSite(Order order, Disk disk) {
        this.disk = disk;
        this.out = order.out();
        this.previous = order.beside("previous");
        this.folder = order.beside("baking");
    }

    public static StagedSite beside(Order order, Disk disk) throws IOException {
        StagedSite staged = new StagedSite(order, disk);
        staged.refuseForeignFolder();
        disk.delete(staged.folder);
        disk.makeFolder(staged.folder);
        return staged;
    }

    public static void repair(Order order, Disk disk) throws IOException {
        StagedSite left = new StagedSite(order, disk);
        left.repair();
        disk.delete(left.folder);
    }

    /** A bake that was killed between the two renames of the swap leaves the old site under its second name. */
    private void repair() throws IOException {
        if (!Files.exists(previous)) return;
        if (Files.exists(out)) disk.delete(previous);
        else disk.move(previous, out);
    }

    private void refuseForeignFolder() throws IOException {
        if (!Files.exists(out)) return;
        if (!Files.isDirectory(out)) throw new IOException(out + ": is a file; --out names the folder of the site");
        try (Stream<Path> entries = Files.list(out)) {
            if (entries.findAny().isPresent() && !Files.isRegularFile(out.resolve(MARK)))
                throw new IOException(out + ": is not empty and was not made by bake; name a new or an empty folder");
        }
    }

    public Path folder() {
        return folder;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Whether the catalogue has a page there. */
    public boolean holds(String path) {
        return written.contains(folder.resolve(path).normalize());
    }

    public void writeText(String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(path, bytes, bytes.length);
    }

    public void write(String path, byte[] bytes, int length) throws IOException {
        Path target = folder.resolve(path).normalize();
        if (!target.startsWith(folder) || target.equals(folder))
            throw new IOException(path + ": leaves the site's folder");
        makeParents(target.getParent());
        written.add(target);
        manifest.add(path, bytes, length);
        try {
            if (sameAsBefore(path, bytes, length)) Files.createLink(target, out.resolve(path));
            else create(target, bytes, length);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(path + ": two pages want this address", e);
        }
    }

    private static void create(Path target, byte[] bytes, int length) throws IOException {
        try (OutputStream stream =
                Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            stream.write(bytes, 0, length);
        } catch (IOException full) {
            throw DiskTrouble.at(target, full);
        }
    }

    /** Files that JBake wrote past {@link #write} become links too when nothing changed. */
    public void keepUnchanged() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) if (!written.contains(file)) linkIfUnchanged(file);
    }

    private void linkIfUnchanged(Path file) throws IOException {
        String path = folder.relativize(file).toString().replace('\\', '/');
        byte[] bytes = Files.readAllBytes(file);
        manifest.add(path, bytes, bytes.length);
        if (!sameAsBefore(path, bytes, bytes.length)) return;
        Files.delete(file);
        Files.createLink(file, out.resolve(path));
    }

    private boolean sameAsBefore(String path, byte[] bytes, int length) throws IOException {
        Path old = out.resolve(path);
        if (!Files.isRegularFile(old) || Files.size(old) != length) return false;
        byte[] before = Files.readAllBytes(old);
        return Arrays.equals(before, 0, before.length, bytes, 0, length);
    }

    private void makeParents(Path parent) throws IOException {
        if (parents.contains(parent)) return;
        Files.createDirectories(parent);
        parents.add(parent);
    }

    public void swapIn() throws IOException {
        if (Files.exists(out)) disk.move(out, previous);
        disk.move(folder, out);
        disk.delete(previous);
    }

    @Override
    public void close() throws IOException {
        disk.delete(folder);
        repair();
    }
}
