package com.runthismodel.bake.mirror;

import com.runthismodel.bake.disk.Folders;
import com.runthismodel.bake.disk.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A delta put into a copy. Everything is unpacked beside it and checked against the new manifest before the copy is
 * touched; the manifest comes last, so that an update that was cut off can be done again.
 */
public final class Update {
    private final Path copy;
    private final Path fresh;
    private final List<String> unpacked = new ArrayList<>();

    private Update(Path copy) {
        this.copy = copy;
        this.fresh = copy.resolveSibling("." + copy.getFileName() + ".update");
    }

    /** @throws IOException when the delta starts from another copy or is damaged; the copy is then as it was */
    public static Verification apply(Path delta, Path folder) throws IOException {
        Update update = new Update(folder.toAbsolutePath().normalize());
        Folders.delete(update.fresh);
        try (ZipFile zip = new ZipFile(delta.toFile())) {
            update.unpack(zip);
            List<String> gone = update.gone(delta);
            update.check(delta);
            update.move(gone);
        } finally {
            Folders.delete(update.fresh);
        }
        return Verification.of(update.copy);
    }

    private void unpack(ZipFile zip) throws IOException {
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String path = entry.getName().startsWith(Mirror.NAME + "/")
                    ? entry.getName().substring(Mirror.NAME.length() + 1)
                    : "";
            if (!Sums.isSafe(path)) throw new IOException(zip.getName() + ": leaves the folder: " + entry.getName());
            Path target = fresh.resolve(path);
            Files.createDirectories(target.getParent());
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, target);
            }
            unpacked.add(path);
        }
    }

    private List<String> gone(Path delta) throws IOException {
        if (!unpacked.remove(Delta.LIST) || !unpacked.contains(Manifest.PATH))
            throw new IOException(delta + ": is no delta: it lacks " + Delta.LIST + " or " + Manifest.PATH);
        String[] lines = Files.readString(fresh.resolve(Delta.LIST), StandardCharsets.UTF_8)
                .split("\n");
        Path manifest = copy.resolve(Manifest.PATH);
        String mine = Files.isRegularFile(manifest) ? Sums.sum(manifest) : "none";
        if (!lines[0].equals(Delta.FROM + mine))
            throw new IOException(delta + ": starts from another copy than " + copy + ", whose manifest is " + mine);
        List<String> gone = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String path = lines[i].startsWith(Delta.DELETE) ? lines[i].substring(Delta.DELETE.length()) : "";
            if (!Sums.isSafe(path)) throw new IOException(delta + ": " + Delta.LIST + ":" + (i + 1) + ": no such line");
            gone.add(path);
        }
        return gone;
    }

    private void check(Path delta) throws IOException {
        Sums wanted = Sums.parse(Files.readAllBytes(fresh.resolve(Manifest.PATH)), delta + ": " + Manifest.PATH);
        for (String path : unpacked) {
            if (path.equals(Manifest.PATH)) continue;
            if (!Sums.sum(fresh.resolve(path)).equals(wanted.byPath().get(path)))
                throw new IOException(delta + ": " + path + " is not what its manifest says");
        }
    }

    private void move(List<String> gone) throws IOException {
        unpacked.remove(Manifest.PATH);
        unpacked.add(Manifest.PATH);
        for (String path : gone) {
            Files.deleteIfExists(copy.resolve(path));
            Folders.deleteIfEmpty(copy.resolve(path).getParent(), copy);
        }
        for (String path : unpacked) {
            Files.createDirectories(copy.resolve(path).getParent());
            Files.move(fresh.resolve(path), copy.resolve(path), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
