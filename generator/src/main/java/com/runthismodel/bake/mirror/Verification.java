package com.runthismodel.bake.mirror;

import com.runthismodel.bake.disk.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A copy against the manifest in it: every file that is missing, changed or extra, sorted by path. */
public record Verification(int files, List<String> findings) {
    public Verification {
        findings = List.copyOf(findings);
    }

    public static Verification of(Path folder) throws IOException {
        Path manifest = folder.resolve(Manifest.PATH);
        if (!Files.isRegularFile(manifest)) throw new IOException(manifest + ": there is no manifest to compare with");
        Sums wanted = Sums.parse(Files.readAllBytes(manifest), manifest.toString());
        Sums found = Sums.of(folder);
        List<String> findings = new ArrayList<>();
        wanted.byPath().forEach((path, sum) -> {
            String there = found.byPath().get(path);
            if (there == null) findings.add("missing " + path);
            else if (!there.equals(sum)) findings.add("changed " + path);
        });
        for (String path : found.byPath().keySet())
            if (!wanted.byPath().containsKey(path)) findings.add("extra   " + path);
        findings.sort((a, b) -> a.substring(8).compareTo(b.substring(8)));
        return new Verification(wanted.byPath().size(), findings);
    }
}
