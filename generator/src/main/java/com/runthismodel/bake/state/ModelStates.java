package com.runthismodel.bake.state;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** The states of all models, sorted by slug, as bytes: of ten thousand, a bake reads those it needs. */
public final class ModelStates {
    private final byte[] bytes;
    private final int[] starts;
    /** By their places, what stands for models in place of the bytes there. */
    private final SortedMap<Integer, byte[]> instead;

    /** Once somebody needed them all. */
    private List<ModelState> all;

    /** @param starts of each model in {@code bytes}, which may hold other things around them, and the end of the last */
    private ModelStates(byte[] bytes, int[] starts, SortedMap<Integer, byte[]> instead) {
        this.bytes = bytes;
        this.starts = starts;
        this.instead = instead;
    }

    /** @param models taken one by one, each is forgotten once it is bytes: there may be tens of thousands */
    public static ModelStates of(NavigableMap<String, ModelState> models) {
        SortedMap<Integer, byte[]> each = new TreeMap<>();
        while (!models.isEmpty())
            each.put(each.size(), packed(models.pollFirstEntry().getValue()));
        return new ModelStates(new byte[0], new int[each.size() + 1], each);
    }

    public int count() {
        return starts.length - 1;
    }

    public List<ModelState> all() {
        if (all == null) {
            List<ModelState> read = new ArrayList<>(count());
            for (int i = 0; i < count(); i++) read.add(get(i));
            all = read;
        }
        return all;
    }

    /** @param wanted of the model's card and the repositories it names */
    List<ModelState> which(BiPredicate<String, List<String>> wanted) {
        List<ModelState> found = new ArrayList<>();
        for (int i = 0; i < count(); i++) if (ModelBytes.named(at(i), wanted)) found.add(get(i));
        return found;
    }

    /** Others instead of some; where no name changes, the bytes of the rest stay where they lie. */
    public ModelStates with(List<ModelState> gone, List<ModelState> renewed) throws Doubt {
        Set<String> slugs = slugs(renewed);
        if (slugs.size() < renewed.size()) throw new Doubt("two models at one of " + slugs);
        return slugs(gone).equals(slugs) ? replaced(renewed) : sorted(gone, renewed);
    }

    private ModelStates sorted(List<ModelState> gone, List<ModelState> renewed) throws Doubt {
        NavigableMap<String, ModelState> models = new TreeMap<>();
        for (ModelState model : all()) models.put(model.slug(), model);
        for (ModelState model : gone) models.remove(model.slug());
        for (ModelState model : renewed)
            if (models.put(model.slug(), model) != null) throw new Doubt("two models at " + model.slug());
        return of(models);
    }

    private ModelStates replaced(List<ModelState> renewed) {
        SortedMap<Integer, byte[]> places = new TreeMap<>(instead);
        ModelStates states = new ModelStates(bytes, starts, places);
        if (all != null) states.all = new ArrayList<>(all);
        for (ModelState model : renewed) {
            int place = index(model.slug()).orElseThrow();
            places.put(place, packed(model));
            if (all != null) states.all.set(place, model);
        }
        return states;
    }

    private static byte[] packed(ModelState model) {
        StateBytes one = new StateBytes(4096);
        ModelBytes.write(model, one);
        return one.toArray();
    }

    private static Set<String> slugs(Collection<ModelState> models) {
        return models.stream().map(ModelState::slug).collect(Collectors.toSet());
    }

    private Optional<Integer> index(String slug) {
        int low = 0;
        int high = count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = at(middle).text().compareTo(slug);
            if (order == 0) return Optional.of(middle);
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return Optional.empty();
    }

    private ModelState get(int index) {
        return ModelBytes.read(at(index));
    }

    private StateBytes at(int index) {
        return new StateBytes(bytes(index));
    }

    private ByteBuffer bytes(int index) {
        byte[] other = instead.get(index);
        return other == null ? between(index, index + 1) : ByteBuffer.wrap(other);
    }

    private ByteBuffer between(int from, int to) {
        return ByteBuffer.wrap(bytes, starts[from], starts[to] - starts[from]);
    }

    /** @return the bytes of the models, in parts that are not copied and come behind what is written to {@code out} */
    List<ByteBuffer> write(StateBytes out) {
        int[] first = new int[starts.length];
        for (int i = 0; i < count(); i++) first[i + 1] = first[i] + bytes(i).remaining();
        out.counts(first);
        List<ByteBuffer> parts = new ArrayList<>();
        int next = 0;
        for (int place : instead.keySet()) {
            parts.add(between(next, place));
            parts.add(bytes(place));
            next = place + 1;
        }
        parts.add(between(next, count()));
        return parts;
    }

    /** They stay where they lie. */
    static ModelStates read(StateBytes in) {
        int[] starts = in.counts();
        for (int i = 0; i < starts.length; i++) starts[i] += in.length();
        return new ModelStates(in.array(), starts, new TreeMap<>());
    }
}
