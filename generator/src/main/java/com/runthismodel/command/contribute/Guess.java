package com.runthismodel.command.contribute;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.hub.HubFile;
import com.runthismodel.source.DidYouMean;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the catalogue makes of the names in a log or at the prompt: taken only where exactly one thing has that very name. */
public final class Guess {
    private static final int MOST_NAMED = 5;

    private final Catalog catalog;

    public Guess(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The model a person names, by its slug or any name {@link #model} knows.
     *
     * @throws IllegalArgumentException naming those that are meant perhaps
     */
    public Model wantedModel(String name) {
        List<String> slugs = catalog.models().stream().map(Model::slug).toList();
        return catalog.model(name)
                .or(() -> model(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no model \"" + name + "\", " + meant(name, slugs, "add it first with: add ORG/REPO")));
    }

    /**
     * The device a person names, by its id or its name.
     *
     * @throws IllegalArgumentException naming those that are meant perhaps
     */
    public Device wantedDevice(String name) {
        List<String> ids = catalog.devices().stream().map(Device::id).toList();
        return catalog.device(name)
                .or(() -> device(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no device \"" + name + "\", " + meant(name, ids, "add it first to content/devices")));
    }

    private static Comparator<String> nearest(String part) {
        return Comparator.<String>comparingInt(id -> id.indexOf(part))
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder());
    }

    private static String meant(String name, List<String> known, String otherwise) {
        String part = name.toLowerCase(Locale.ROOT).strip().replaceAll("[ _/:]+", "-");
        List<String> holding = known.stream()
                .filter(id -> id.contains(part))
                .sorted(nearest(part))
                .toList();
        if (part.length() < 3 || holding.isEmpty()) return DidYouMean.or(name, known, otherwise);
        String more = holding.size() > MOST_NAMED ? " or " + (holding.size() - MOST_NAMED) + " more" : "";
        return "did you mean " + String.join(", ", holding.subList(0, Math.min(MOST_NAMED, holding.size()))) + more
                + "?";
    }

    /** By a Hub id, a tag of Ollama's library or the name of a GGUF file. */
    Optional<Model> model(String name) {
        if (name.isEmpty()) return Optional.empty();
        String file = name.substring(name.lastIndexOf('/') + 1);
        return only(catalog.models().stream().filter(model -> names(model).anyMatch(name::equalsIgnoreCase)))
                .or(() -> only(
                        catalog.models().stream().filter(model -> files(model).anyMatch(file::equals))));
    }

    private static Stream<String> names(Model model) {
        Stream<String> repos = model.card().files().byFormat().values().stream()
                .flatMap(List::stream)
                .map(RepoId::toString);
        Stream<String> own = Stream.of(model.slug(), model.card().hub().toString());
        return Stream.of(own, repos, model.card().runtimes().ollama().stream()).flatMap(list -> list);
    }

    private static Stream<String> files(Model model) {
        return model.variants().stream()
                .flatMap(variant -> variant.files().stream())
                .map(HubFile::name);
    }

    /** "NVIDIA GeForce RTX 4090" is the GeForce RTX 4090; a list of two cards is nothing we can name. */
    Optional<Device> device(String hardware) {
        String wanted = plain(hardware);
        return only(catalog.devices().stream()
                .filter(device -> Stream.concat(Stream.of(device.name()), device.aliases().stream())
                        .map(Guess::plain)
                        .anyMatch(wanted::equals)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("\\(r\\)|\\(tm\\)", "")
                .replaceAll("^(nvidia|amd|intel) ", "")
                .strip();
    }

    private static <T> Optional<T> only(Stream<T> found) {
        List<T> two = found.limit(2).toList();
        return two.size() == 1 ? Optional.of(two.get(0)) : Optional.empty();
    }
}
