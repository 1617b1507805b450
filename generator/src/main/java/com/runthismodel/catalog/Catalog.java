package com.runthismodel.catalog;

import com.runthismodel.source.Located;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything the site knows, checked and joined. Lists are sorted by slug or id, so that a model's own are found among tens of thousands.
 *
 * @param contributed those of the measured runs that people wrote, with their places: the estimate can doubt them
 */
public record Catalog(
        Site site,
        List<Model> models,
        List<Device> devices,
        PciIds pciIds,
        Quantizations quantizations,
        List<Runtime> runtimes,
        List<Licence> licences,
        List<Measurement> measurements,
        List<Located<Measurement>> contributed,
        List<QualityMeasurement> measuredQuality,
        List<Recording> recordings,
        List<Changes> changes) {

    public Catalog {
        models = sorted(models, Model::slug);
        devices = sorted(devices, Device::id);
        runtimes = sorted(runtimes, Runtime::id);
        licences = sorted(licences, Licence::id);
        measurements = sorted(measurements, Measurement::id);
        contributed = List.copyOf(contributed);
        measuredQuality = sorted(measuredQuality, Catalog::slug);
        recordings = sorted(recordings, Recording::id);
        changes = List.copyOf(changes);
    }

    /** What models' pages and lists may show: all but the models, what was run with them, and tables of scripts. */
    public Catalog shared() {
        return shared(measuredQuality);
    }

    /** The same without what was measured of any model but one, whose quality pages of others show. */
    public Catalog shared(String shown) {
        return shared(measuredQuality(shown));
    }

    private Catalog shared(List<QualityMeasurement> quality) {
        return new Catalog(
                site,
                List.of(),
                devices,
                PciIds.NONE,
                quantizations,
                runtimes,
                licences,
                List.of(),
                List.of(),
                quality,
                List.of(),
                changes);
    }

    /** What was run with a model. */
    public Runs runs(Model model) {
        return new Runs(model.measurements(), model.recordings(), measuredQuality(model.slug()));
    }

    /** With the measured quality of more models. */
    public Catalog with(Runs runs) {
        List<QualityMeasurement> more = runs.quality().stream()
                .filter(run -> measuredQuality(slug(run)).isEmpty())
                .toList();
        return with(
                models, Stream.concat(measuredQuality.stream(), more.stream()).toList());
    }

    /** With these models instead of its own. */
    public Catalog with(List<Model> others) {
        return with(others, measuredQuality);
    }

    private Catalog with(List<Model> others, List<QualityMeasurement> quality) {
        return new Catalog(
                site,
                others,
                devices,
                pciIds,
                quantizations,
                runtimes,
                licences,
                measurements,
                contributed,
                quality,
                recordings,
                changes);
    }

    public Optional<Model> model(String slug) {
        return find(models, Model::slug, slug);
    }

    public Optional<Device> device(String id) {
        return find(devices, Device::id, id);
    }

    public Optional<Runtime> runtime(String id) {
        return find(runtimes, Runtime::id, id);
    }

    /** What was measured of one model's quantizations. */
    public List<QualityMeasurement> measuredQuality(String slug) {
        int from = firstNotBefore(slug);
        int to = from;
        while (to < measuredQuality.size() && slug(measuredQuality.get(to)).equals(slug)) to++;
        return measuredQuality.subList(from, to);
    }

    private int firstNotBefore(String slug) {
        int low = 0;
        int high = measuredQuality.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slug(measuredQuality.get(middle)).compareTo(slug) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static String slug(QualityMeasurement measured) {
        return measured.slug().orElse("");
    }

    private static <T> List<T> sorted(List<T> list, Function<T, String> key) {
        return list.stream().sorted(Comparator.comparing(key)).toList();
    }

    /** By halving: all these lists are sorted by what they are asked for. */
    private static <T> Optional<T> find(List<T> sorted, Function<T, String> key, String wanted) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = key.apply(sorted.get(middle)).compareTo(wanted);
            if (order == 0) return Optional.of(sorted.get(middle));
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return Optional.empty();
    }
}
