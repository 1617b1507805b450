package com.runthismodel.bake;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** The states of all models, sorted by slug, as bytes: of ten thousand, a bake reads those it needs. */
final class ModelStates {
    private final byte[] bytes;
    private final int[] starts;
    /** Once somebody needed them all. */
    private List<ModelState> all;

    /** @param starts of each model in {@code bytes}, which may hold other things around them, and the end of the last */
    private ModelStates(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /** @param models taken one by one, each is forgotten once it is bytes: there may be tens of thousands */
    static ModelStates of(NavigableMap<String, ModelState> models) {
        // One by one also so that what all take is known before room is made for it: a buffer that grows takes thrice
        // as much.
        Deque<byte[]> each = new ArrayDeque<>();
        int[] starts = new int[models.size() + 1];
        while (!models.isEmpty()) {
            StateBytes one = new StateBytes(4096);
            ModelBytes.write(models.pollFirstEntry().getValue(), one);
            each.add(one.toArray());
            starts[each.size()] = starts[each.size() - 1] + one.length();
        }
        StateBytes out = new StateBytes(starts[starts.length - 1]);
        while (!each.isEmpty()) {
            byte[] one = each.remove();
            out.copy(one, 0, one.length);
        }
        return new ModelStates(out.toArray(), starts);
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
        NavigableMap<String, ModelState> models = new TreeMap<>();
        for (ModelState model : all()) models.put(model.slug(), model);
        for (ModelState model : gone) models.remove(model.slug());
        for (ModelState model : renewed)
            if (models.put(model.slug(), model) != null) throw new Doubt("two models at " + model.slug());
        return of(models);
    }

    private ModelStates replaced(List<ModelState> renewed) {
        Map<Integer, ModelState> places = new TreeMap<>();
        for (ModelState model : renewed) places.put(index(model.slug()).orElseThrow(), model);
        StateBytes out = new StateBytes(starts[count()] - starts[0] + 8192 * renewed.size());
        int[] moved = startsFrom(0);
        int from = 0;
        for (Map.Entry<Integer, ModelState> place : places.entrySet()) {
            int index = place.getKey();
            out.copy(bytes, starts[from], starts[index]);
            ModelBytes.write(place.getValue(), out);
            from = index + 1;
            int shift = out.length() - moved[from];
            for (int i = from; i < moved.length; i++) moved[i] += shift;
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

    private int[] startsFrom(int first) {
        int[] from = starts.clone();
        for (int i = 0; i < from.length; i++) from[i] += first - starts[0];
        return from;
    }

    /** All but the bytes of the models themselves, which come next and are not copied. */
    ByteBuffer write(StateBytes out) {
        out.counts(startsFrom(0));
        return ByteBuffer.wrap(bytes, starts[0], starts[count()] - starts[0]);
    }

    /** They stay where they lie. */
    static ModelStates read(StateBytes in) {
        ModelStates relative = new ModelStates(in.array(), in.counts());
        return new ModelStates(in.array(), relative.startsFrom(in.length()));
    }
}
