package com.runthismodel.page.site;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.DevicesData;
import com.runthismodel.page.IdentifyData;
import com.runthismodel.page.Output;
import com.runthismodel.page.ProseEntry;
import com.runthismodel.page.SitePlan;
import com.runthismodel.page.SitePlan.Piece;
import com.runthismodel.page.TextFile;
import com.runthismodel.page.model.Brief;
import com.runthismodel.page.model.ModelPages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The door of this package: a catalogue becomes the plan of its site. */
public final class SitePlans {
    private static final int SUGGESTED = 8;

    private SitePlans() {}

    public static SitePlan of(Catalog catalog, List<ProseEntry> prose) {
        Map<String, Brief> briefs = new ConcurrentHashMap<>();
        List<Piece> models = new ArrayList<>();
        for (Model model : catalog.models()) {
            models.add(new Piece(model.file(), () -> {
                ModelPages.Made made = ModelPages.make(catalog, model);
                briefs.put(model.slug(), made.brief());
                return made.files();
            }));
        }
        Piece lists = new Piece("lists of models", () -> lists(catalog, prose, briefs));
        Piece schemas = new Piece("schemas", Schemas::all);
        Piece vectors = new Piece("test vectors", () -> List.of(Vectors.of(catalog)));
        List<TextFile> scripts = List.of(IdentifyData.of(catalog), DevicesData.of(catalog.devices()));
        return new SitePlan(catalog.site(), models, List.of(lists, schemas, vectors), scripts, status(catalog));
    }

    private static List<Output> lists(Catalog catalog, List<ProseEntry> prose, Map<String, Brief> briefs) {
        Site site = catalog.site();
        List<ModelLine> lines = catalog.models().stream()
                .map(model -> ModelLine.of(model, briefs.get(model.slug())))
                .toList();
        List<ModelLine> popular = lines.stream()
                .sorted(Comparator.comparingLong(ModelLine::downloadCount)
                        .reversed()
                        .thenComparing(ModelLine::slug))
                .limit(SUGGESTED)
                .toList();
        return List.of(
                HomePage.of(site, lines, catalog.devices().size()),
                ModelsPage.of(site, lines),
                ModelsData.of(lines),
                DevicesPage.of(site, catalog.devices()),
                NotFoundPage.of(site, popular),
                Indexes.sitemap(site, addresses(catalog, prose)),
                Indexes.robots(site),
                Indexes.llms(site, prose, lines));
    }

    /** What the header says beside the build: how many models, and the newest day facts were read. */
    private static Map<String, Object> status(Catalog catalog) {
        Optional<LocalDate> newest = catalog.models().stream()
                .flatMap(model -> model.repo().read().stream())
                .max(Comparator.naturalOrder());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("models", catalog.models().size());
        newest.ifPresent(day -> status.put("facts", day.toString()));
        return status;
    }

    private static List<String> addresses(Catalog catalog, List<ProseEntry> prose) {
        List<String> paths = new ArrayList<>(List.of("index.html", "models.html", "devices.html"));
        for (ProseEntry page : prose) paths.add(page.path());
        for (Model model : catalog.models()) paths.add("models/" + model.slug() + ".html");
        return paths;
    }
}
