package com.runthismodel.bake.mirror;

import com.runthismodel.bake.disk.Folders;
import com.runthismodel.bake.disk.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The door: copies of a baked site, put into its folder {@code mirror/} and named in its build status and manifest. */
public final class Mirror {
    static final String FOLDER = "mirror";

    /** Of the zips, of the folder they unpack to, and of the ZIM file. */
    static final String NAME = "runthismodel";

    private final Path site;
    private final Path made;
    private final Map<String, Object> bytes = new LinkedHashMap<>();

    private Mirror(Path site) {
        this.site = site;
        this.made = site.resolveSibling("." + site.getFileName() + ".mirror");
    }

    /**
     * @param since manifests of older copies, to make deltas from
     * @return the files made and their bytes, by name
     */
    public static Map<String, Long> make(Path site, List<Path> since) throws IOException {
        Mirror mirror = new Mirror(site.toAbsolutePath().normalize());
        Folders.delete(mirror.made);
        try {
            return mirror.make(since);
        } finally {
            Folders.delete(mirror.made);
        }
    }

    private Map<String, Long> make(List<Path> since) throws IOException {
        SiteFacts facts = SiteFacts.of(site);
        Path copy = Files.createDirectories(made.resolve("copy"));
        Path files = Files.createDirectories(made.resolve("files"));
        Sums sums = OfflineCopy.write(site, copy, facts);
        Files.copy(copy.resolve(Manifest.PATH), files.resolve(NAME + ".sha256"));
        zip(copy, sums, files.resolve(NAME + ".zip"));
        for (Path old : since) delta(old, copy, sums, files);
        Zim.write(copy, facts, files.resolve(NAME + ".zim"));
        Files.writeString(files.resolve("SHA256SUMS"), Sums.of(files).text());
        return publish(files, facts);
    }

    private static void zip(Path copy, Sums sums, Path zip) throws IOException {
        Map<String, String> all = new TreeMap<>(sums.byPath());
        all.put(Manifest.PATH, "");
        try (Archive archive = new Archive(zip, NAME)) {
            for (String path : all.keySet()) archive.add(path, copy.resolve(path));
        }
    }

    private static void delta(Path old, Path copy, Sums sums, Path files) throws IOException {
        byte[] manifest = Files.readAllBytes(old);
        Delta.write(manifest, Sums.parse(manifest, old.toString()), copy, sums, files.resolve(Delta.name(manifest)));
    }

    /** The folder first, then the pages' knowledge of it, then the manifest of all. */
    private Map<String, Long> publish(Path files, SiteFacts facts) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (String name : Sums.of(files).byPath().keySet()) sizes.put(name, Files.size(files.resolve(name)));
        Folders.delete(site.resolve(FOLDER));
        Files.move(files, site.resolve(FOLDER));
        facts.date().ifPresent(day -> bytes.put("facts", day));
        bytes.put("bytes", sizes);
        Path status = site.resolve(StatusLine.PATH);
        write(status, StatusLine.with(Files.readString(status), bytes));
        write(site.resolve(Manifest.PATH), Sums.of(site).text());
        return sizes;
    }

    /** Another file, not other bytes in the same: a link that shares the old one keeps what it had. */
    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, text);
    }
}
