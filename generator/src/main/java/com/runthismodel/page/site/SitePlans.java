package com.runthismodel.page.site;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.page.DevicesData;
import com.runthismodel.page.EnginesData;
import com.runthismodel.page.IdentifyData;
import com.runthismodel.page.Output;
import com.runthismodel.page.ProseEntry;
import com.runthismodel.page.TextFile;
import com.runthismodel.page.model.MeasuredPage;
import com.runthismodel.page.model.ModelPages;
import com.runthismodel.page.model.RunsByDevice;
import com.runthismodel.page.site.SitePlan.About;
import com.runthismodel.page.site.SitePlan.Made;
import com.runthismodel.page.site.SitePlan.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** The door of this package: a catalogue becomes the plan of its site. */
public final class SitePlans {
    private SitePlans() {}

    public static SitePlan of(Catalog catalog, List<ProseEntry> prose) {
        List<TextFile> scripts =
                List.of(IdentifyData.of(catalog), DevicesData.of(catalog.devices()), EnginesData.of(catalog));
        Catalog shared = catalog.shared();
        MeasuredPage measured = MeasuredPage.of(catalog);
        // The vectors take long: begun first, they do not keep one thread busy while the rest have gone home.
        Queue<Piece> pages = new ArrayDeque<>(List.of(
                vectors(shared.with(catalog.models().stream()
                        .filter(model -> Vectors.isOf(model.slug()))
                        .toList())),
                Piece.of("schemas", Schemas::all),
                Piece.of("measured runs", () -> List.of(measured))));
        pages.addAll(models(shared, catalog.models()));
        RunsByDevice runs = RunsByDevice.of(catalog, Lists.RUNS);
        Lists lists = new Lists(catalog.site(), catalog.devices(), runs, prose, catalog.changes());
        return new SitePlan(shared, pages, lists, scripts);
    }

    /** Pages of some models. A page shows its own model and what all share: {@link Catalog#shared()} is enough. */
    public static List<Piece> models(Catalog catalog, List<Model> models) {
        ModelPages pages = new ModelPages(catalog);
        return models.stream().map(model -> piece(catalog, pages, model)).toList();
    }

    /** Test vectors of the models that {@link Vectors#isOf} names. */
    public static Piece vectors(Catalog catalog) {
        return Piece.of("test vectors", () -> List.of(Vectors.of(catalog)));
    }

    private static Piece piece(Catalog catalog, ModelPages pages, Model model) {
        return new Piece(model.file(), () -> {
            ModelPages.Made made = pages.make(model);
            List<Output> files = new ArrayList<>(made.files());
            files.addAll(MovedPage.all(catalog.site(), model, made.files()));
            return new Made(
                    files, Optional.of(new About(model, ModelLine.of(model, made.brief()), catalog.runs(model))));
        });
    }
}
