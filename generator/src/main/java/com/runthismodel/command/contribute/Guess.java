package com.runthismodel.command.contribute;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Device;
import com.runthismodel.catalog.Model;
import com.runthismodel.catalog.RepoId;
import com.runthismodel.hub.HubFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the catalogue makes of the names in a log: taken only where exactly one thing has that very name. */
final class Guess {
    private final Catalog catalog;

    Guess(Catalog catalog) {
        this.catalog = catalog;
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
