package com.runthismodel.bake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** The states of all models, sorted by slug, as bytes: of ten thousand, a bake reads those it needs. */
final class ModelStates {
    private final byte[] bytes;
    private final int[] starts;
    /** Once somebody needed them all. */
    private List<ModelState> all;

    /** @param starts of each model in {@code bytes}, and the end of the last */
    private ModelStates(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    static ModelStates of(SortedMap<String, ModelState> models) {
        // One by one, so that what all take is known before room is made for it: a buffer that grows takes thrice as
        // much.
        List<byte[]> each = new ArrayList<>(models.size());
        int[] starts = new int[models.size() + 1];
        for (ModelState model : models.values()) {
            StateBytes one = new StateBytes(4096);
            ModelBytes.write(model, one);
            starts[each.size() + 1] = starts[each.size()] + one.length();
            each.add(one.toArray());
        }
        StateBytes out = new StateBytes(starts[each.size()]);
        for (byte[] one : each) out.copy(one, 0, one.length);
        return new ModelStates(out.toArray(), starts);
    }

    /** In bytes, as it is written. */
    int size() {
        return bytes.length + Integer.BYTES * (starts.length + 2);
    }

    int count() {
        return starts.length - 1;
    }

    List<ModelState> all() {
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

    /** Others instead of some; where no name changes, the bytes of the rest are copied as they lie. */
    ModelStates with(List<ModelState> gone, List<ModelState> renewed) throws Doubt {
        Set<String> slugs = slugs(renewed);
        if (slugs.size() < renewed.size()) throw new Doubt("two models at one of " + slugs);
        return slugs(gone).equals(slugs) ? replaced(renewed) : sorted(gone, renewed);
    }

    private ModelStates sorted(List<ModelState> gone, List<ModelState> renewed) throws Doubt {
        SortedMap<String, ModelState> models = new TreeMap<>();
        for (ModelState model : all()) models.put(model.slug(), model);
        for (ModelState model : gone) models.remove(model.slug());
        for (ModelState model : renewed)
            if (models.put(model.slug(), model) != null) throw new Doubt("two models at " + model.slug());
        return of(models);
    }

    private ModelStates replaced(List<ModelState> renewed) {
        Map<Integer, ModelState> places = new TreeMap<>();
        for (ModelState model : renewed) places.put(index(model.slug()).orElseThrow(), model);
        StateBytes out = new StateBytes(bytes.length + 8192 * renewed.size());
        int[] moved = starts.clone();
        int from = 0;
        for (Map.Entry<Integer, ModelState> place : places.entrySet()) {
            int index = place.getKey();
            out.copy(bytes, starts[from], starts[index]);
            ModelBytes.write(place.getValue(), out);
            from = index + 1;
            int shift = out.length() - starts[from];
            for (int i = from; i < starts.length; i++) moved[i] = starts[i] + shift;
        }
        out.copy(bytes, starts[from], starts[count()]);
        ModelStates states = new ModelStates(out.toArray(), moved);
        if (all != null) {
            states.all = new ArrayList<>(all);
            places.forEach(states.all::set);
        }
        return states;
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
        return new StateBytes(ByteBuffer.wrap(bytes, starts[index], starts[index + 1] - starts[index]));
    }

    void write(StateBytes out) {
        out.counts(starts);
        out.bytes(bytes);
    }

    static ModelStates read(StateBytes in) {
        int[] starts = in.counts();
        return new ModelStates(in.bytes(), starts);
    }
}
