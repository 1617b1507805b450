package com.runthismodel.catalog;

import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

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
                sorted(raw.devices(), Comparator.comparing(Device::id)),
                raw.pciIds().map(Located::value).orElse(PciIds.NONE),
                raw.quantizations().orElseThrow().value(),
                sorted(raw.runtimes(), Comparator.comparing(Runtime::id)),
                sorted(raw.licences(), Comparator.comparing(Licence::id)),
                sorted(raw.measurements(), Comparator.comparing(Measurement::id)),
                raw.measuredQuality().stream().map(Located::value).toList());
    }

    /** What can be seen without looking at another file of another kind. */
    private static void checkAlone(RawContent raw, Problems problems) {
        raw.cards().forEach(card -> CardChecks.check(card, problems));
        RepoChecks.check(raw.repos(), problems);
        DeviceChecks.check(raw.devices(), problems);
        TableChecks.check(raw, problems);
    }

    private static <T> List<T> sorted(List<Located<T>> list, Comparator<T> order) {
        return list.stream().map(Located::value).sorted(order).toList();
    }
}
