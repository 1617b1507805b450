package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.PciIds;
import com.runthismodel.catalog.Runs;
import com.runthismodel.catalog.Site;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The door of this package: a content folder becomes a {@link Catalog}, or every mistake in it is told at once. */
public final class CatalogReader {
    private CatalogReader() {}

    /** @throws ContentException with all problems when there is one */
    public static Catalog read(Path content) {
        Problems problems = new Problems();
        RawContent raw = RawContent.read(ContentFolder.of(content, problems), problems);
        checkAlone(raw, problems);
        List<Model> models = ModelJoiner.join(raw, problems);
        if (!problems.isEmpty()) throw new ContentException(problems.sorted());
        return new Catalog(
                raw.site().orElseThrow().value(),
                models,
                values(raw.devices()),
                raw.pciIds().map(Located::value).orElse(PciIds.NONE),
                raw.quantizations().orElseThrow().value(),
                values(raw.runtimes()),
                values(raw.licences()),
                values(raw.measurements()),
                raw.measurements().stream()
                        .filter(run -> !run.file().contains("/imported/"))
                        .toList(),
                values(raw.measuredQuality()),
                values(raw.recordings()),
                values(raw.changes()));
    }

    /** What the site says of itself; empty where that is not there or has a mistake, which {@code check} tells. */
    public static Optional<Site> site(Path content) {
        if (!Files.exists(content.resolve("site.yaml"))) return Optional.empty();
        Problems problems = new Problems();
        ContentFolder folder = ContentFolder.of(content, List.of("site.yaml"), problems);
        return new ContentReading(folder, problems).only(Shelf.SITE, Site.class).map(Located::value);
    }

    /**
     * Some models read again, where all else is as it was.
     *
     * @param names their cards, and snapshots that changed, relative to the content folder; the snapshots that the cards
     *     name are read too where {@code exists} says that there is such a file
     * @param shared the rest of the catalogue they were in: {@link Catalog#shared}
     * @param runs what was run with these models
     * @throws ContentException for a problem within these files; between them and others none is looked for
     */
    public static List<Model> readAgain(
            Path content, Collection<String> names, Predicate<String> exists, Catalog shared, Runs runs) {
        Problems problems = new Problems();
        RawContent raw = RawContent.again(content, names, exists, shared, problems);
        raw.cards().forEach(card -> CardChecks.check(card, problems));
        RepoChecks.check(raw.repos(), problems);
        List<Model> models = ModelJoiner.join(raw, runs, problems);
        if (!problems.isEmpty()) throw new ContentException(problems.sorted());
        return models;
    }

    /** What can be seen without looking at another file of another kind. */
    private static void checkAlone(RawContent raw, Problems problems) {
        raw.cards().forEach(card -> CardChecks.check(card, problems));
        RepoChecks.check(raw.repos(), problems);
        DeviceChecks.check(raw.devices(), problems);
        raw.pciIds().ifPresent(table -> DeviceChecks.check(table, problems));
        TableChecks.check(raw, problems);
        ChangesChecks.check(raw.changes(), problems);
    }

    private static <T> List<T> values(List<Located<T>> list) {
        return list.stream().map(Located::value).toList();
    }
}
