package com.runthismodel.page.model;

import com.runthismodel.RealCatalog;
import com.runthismodel.catalog.Model;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.estimate.Explanation.Term;
import com.runthismodel.estimate.Scripts;
import com.runthismodel.estimate.engine.TensorParallel;
import com.runthismodel.estimate.engine.TokenReading;
import com.runthismodel.estimate.tensor.Numbers;
import com.runthismodel.page.DevicesData;
import com.runthismodel.page.EnginesData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mozilla.javascript.NativeArray;

/** The shipped scripts of engines with rules of their own, and what both sides know of a model's weights. */
final class EngineScripts implements AutoCloseable {
    static final long[] CARDS_GIB = {8, 16, 24, 48, 80, 192};
    static final long[] CONTEXTS = {512, 8192, 10_000, 131_072};
    static final int[] USERS = {1, 4, 64};
    private static final Showcase SHOWCASE = Showcase.of(RealCatalog.get());

    final Scripts scripts;

    EngineScripts() throws Exception {
        scripts = new Scripts(
                "format.js",
                "fit.js",
                "estimate.js",
                "speed.js",
                "paged.js",
                "paged-terms.js",
                "mlx.js",
                "engine-speed.js",
                "command-lines.js");
        scripts.of(DevicesData.of(RealCatalog.get().devices()).text());
        scripts.of(EnginesData.of(RealCatalog.get()).text());
    }

    @Override
    public void close() {
        scripts.close();
    }

    /**
     * @param script the model as the page's script has it; {@code data} its engines, {@code row} these weights among them
     */
    record Loaded(
            Coefficients model,
            Object script,
            EngineWeights weights,
            TokenReading reading,
            TensorParallel parallel,
            Object data,
            Object row) {}

    /** Each weights of a model that engines load; none of one they do not. */
    List<Loaded> of(Model model) {
        Subject subject = Subject.of(RealCatalog.get(), SHOWCASE, model);
        Optional<Map<String, Object>> data = EngineData.of(subject, RunSection.of(subject));
        if (data.isEmpty()) return List.of();
        Coefficients java = subject.estimated().get(0).coefficients().orElseThrow();
        Object variants = scripts.parsed(EstimateData.of(List.of(new EstimateData.Named("first", java))));
        Object script = ((NativeArray) scripts.call(scripts.of("self.RTM.variants"), variants)).get(0);
        Numbers numbers = Numbers.of(model.known().orElseThrow());
        TensorParallel parallel = TensorParallel.of(model.known().orElseThrow());
        Object parsed = scripts.parsed(data.get());
        NativeArray rows = (NativeArray) scripts.parsed(data.get().get("weights"));
        List<Loaded> all = new ArrayList<>();
        for (EngineWeights one :
                EngineWeights.of(model, numbers, RealCatalog.get().quantizations())) {
            TokenReading reading = TokenReading.of(numbers, java, one.layout());
            all.add(new Loaded(java, script, one, reading, parallel, parsed, rows.get(all.size())));
        }
        return all;
    }

    static String text(List<Term> terms) {
        return terms.stream()
                .map(one -> String.join("|", one.what(), one.formula(), Long.toString(one.bytes()), one.section()))
                .collect(Collectors.joining("\n"));
    }
}
