package com.runthismodel.command;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.catalog.content.SiteOverlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two models of the real catalogue with all its devices and runtimes, as a content folder: read in a tenth of the time, for
 * tests that call a verb many times.
 */
final class FewModels {
    private static final Path REAL = Path.of("content");
    private static final List<String> SLUGS = List.of("llama-3.1-8b-instruct", "qwen3-8b");

    private FewModels() {}

    static Path in(Path folder) throws IOException {
        for (String shelf : List.of("devices", "runtimes"))
            for (Path file : SiteOverlay.files(REAL.resolve(shelf))) copy(file, folder);
        for (String table : List.of("licences.yaml", "quantizations.yaml", "site.yaml"))
            copy(REAL.resolve(table), folder);
        for (String slug : SLUGS) copy(RealCatalog.get().model(slug).orElseThrow(), folder);
        Files.writeString(folder.resolve("measured-quality.json"), "[]");
        return folder;
    }

    private static void copy(Model model, Path folder) throws IOException {
        copy(Path.of(model.file()), folder);
        Stream<RepoId> files = model.card().files().byFormat().values().stream().flatMap(List::stream);
        for (RepoId repo : Stream.concat(Stream.of(model.card().hub()), files).toList()) {
            Path snapshot = REAL.resolve("hub/" + repo + ".json");
            if (Files.exists(snapshot)) copy(snapshot, folder);
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        Path target = folder.resolve(REAL.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }
}
