package com.runthismodel.bake.mirror;

import com.runthismodel.bake.disk.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What makes a new copy of an old one: new and changed files, and the paths that go. */
final class Delta {
    /** First the sum of the manifest it starts from, then a line for every file that goes. */
    static final String LIST = "delta.txt";

    static final String FROM = "from ";
    static final String DELETE = "delete ";

    private Delta() {}

    /** Named after the manifest it starts from, so that a reader with an old copy knows what to ask for. */
    static String name(byte[] oldManifest) {
        return Mirror.NAME + "-since-"
                + Manifest.sha256(oldManifest, oldManifest.length).substring(0, 8) + ".zip";
    }

    static void write(byte[] oldManifest, Sums old, Path copy, Sums now, Path zip) throws IOException {
        List<String> paths = new ArrayList<>(List.of(LIST, Manifest.PATH));
        now.byPath().forEach((path, sum) -> {
            if (!sum.equals(old.byPath().get(path))) paths.add(path);
        });
        paths.sort(null);
        try (Archive archive = new Archive(zip, Mirror.NAME)) {
            for (String path : paths) {
                if (path.equals(LIST)) archive.add(path, list(oldManifest, old, now));
                else archive.add(path, copy.resolve(path));
            }
        }
    }

    private static byte[] list(byte[] oldManifest, Sums old, Sums now) {
        StringBuilder list = new StringBuilder(FROM + Manifest.sha256(oldManifest, oldManifest.length) + "\n");
        for (String path : old.byPath().keySet())
            if (!now.byPath().containsKey(path))
                list.append(DELETE).append(path).append('\n');
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }
}
