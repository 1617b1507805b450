package com.runthismodel.page.site;

import com.runthismodel.catalog.Changes;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.Output;
import com.runthismodel.page.ProseEntry;
import com.runthismodel.page.model.MeasuredPage;
import com.runthismodel.page.model.RunsByDevice;
import com.runthismodel.page.site.SitePlan.Piece;
import com.runthismodel.source.write.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages and files about all models, made of one {@link Listed} for each, sorted by slug. */
public record Lists(Site site, List<Device> devices, RunsByDevice runs, List<ProseEntry> prose, List<Changes> changes) {
    /** Runs that a device's page shows. */
    public static final int RUNS = 12;

    private static final int SUGGESTED = 8;
    private static final int DEVICES_TOGETHER = 50;

    public Lists {
        devices = List.copyOf(devices);
        prose = List.copyOf(prose);
        changes = List.copyOf(changes);
    }

    /** All files, in pieces that can be made in any order and by any thread. */
    public List<Piece> of(List<Listed> models) {
        List<Piece> pieces = new ArrayList<>(List.of(Piece.of("lists of models", () -> lists(models))));
        Holdings holdings = new Holdings(models.stream()
                .sorted(Listed.POPULAR)
                .map(Listed::line)
                .filter(line -> line.generates() && line.figures().needs().isPresent())
                .toList());
        for (int from = 0; from < devices.size(); from += DEVICES_TOGETHER) {
            List<Device> some = devices.subList(from, Math.min(from + DEVICES_TOGETHER, devices.size()));
            pieces.add(Piece.of("pages of devices", () -> pages(some, holdings)));
        }
        return pieces;
    }

    private List<Output> pages(List<Device> some, Holdings holdings) {
        List<Output> pages = new ArrayList<>();
        for (Device device : some) pages.add(DevicePage.of(site, device, holdings, runs));
        return pages;
    }

    private List<Output> lists(List<Listed> models) {
        List<Listed> popular = models.stream().sorted(Listed.POPULAR).toList();
        List<ModelLine> lines = popular.stream().map(Listed::line).toList();
        List<ModelLine> suggested =
                lines.stream().filter(ModelLine::hasMemory).limit(SUGGESTED).toList();
        List<Output> files = new ArrayList<>(List.of(
                HomePage.of(site, lines, devices.size()),
                ModelsPage.of(site, popular),
                ModelsData.of(popular),
                ComparePage.of(site, lines),
                DevicesPage.of(site, devices),
                NotFoundPage.of(site, suggested),
                Indexes.sitemap(site, addresses(models)),
                Indexes.robots(site),
                HostFiles.headers(),
                HostFiles.redirects(site, models),
                Indexes.llms(site, prose, models)));
        ChangesPage changed = ChangesPage.of(site, changes, addresses(models));
        files.add(changed);
        if (!changed.days().isEmpty()) files.add(ChangesFeed.of(site, changed.days()));
        return files;
    }

    /** The line that goes before {@code status.js}: how many models, the newest day facts were read, the build. */
    public static String status(int models, Optional<String> facts, String build) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("models", models);
        facts.ifPresent(day -> status.put("facts", day));
        status.put("build", build);
        return "self.RTM_BUILD=" + JsonWriter.compact(status) + ";\n";
    }

    /** The newest day facts of a model were read. */
    public static Optional<String> facts(List<Listed> models) {
        return models.stream().flatMap(model -> model.line().read().stream()).max(Comparator.naturalOrder());
    }

    private List<String> addresses(List<Listed> models) {
        List<String> paths = new ArrayList<>(List.of(
                "index.html", "models.html", ComparePage.PATH, "devices.html", MeasuredPage.PATH, ChangesPage.PATH));
        for (ProseEntry page : prose) paths.add(page.path());
        for (Device device : devices) paths.add(DevicePage.path(device));
        for (Listed model : models) paths.add("models/" + model.slug() + ".html");
        return paths;
    }
}
