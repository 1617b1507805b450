package com.runthismodel.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses that moved for good, as a site's {@code _redirects} file states them: from, to, {@code 301!}. */
public record RedirectRules(Map<String, String> targets) {
    static final String PATH = "_redirects";

    public static RedirectRules of(Path site) throws IOException {
        Path file = site.resolve(PATH);
        return parse(Files.isRegularFile(file) ? Files.readAllLines(file) : List.of());
    }

    static RedirectRules parse(List<String> lines) throws IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length != 3 || !words[2].equals("301!")) throw new IOException(PATH + ": no redirect: " + line);
            targets.putIfAbsent(words[0], words[1]);
        }
        return new RedirectRules(targets);
    }

    public Optional<String> target(String address) {
        return Optional.ofNullable(targets.get(address));
    }
}
