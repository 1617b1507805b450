package com.runthismodel.bake;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** A {@link SiteState} on disk. A file that is not whole, or not from this form of the program, is no state. */
final class StateFile {
    /** Changes with the form of the file; a change of what is in it changes the program, which is an input. */
    private static final long FORM = 0x52544d0002L;

    private StateFile() {}

    static Optional<SiteState> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return Optional.empty();
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < Long.BYTES) return Optional.empty();
        int length = bytes.length - Long.BYTES;
        if (ByteBuffer.wrap(bytes).getLong(length) != sum(bytes, length)) return Optional.empty();
        try {
            return read(new StateBytes(ByteBuffer.wrap(bytes, 0, length)));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    static byte[] bytes(SiteState state) {
        StateBytes out = new StateBytes();
        out.number(FORM);
        out.text(state.java());
        out.number(state.lookedAtNanos());
        stamps(state.sources(), out);
        stamps(state.outputs(), out);
        out.bytes(state.shared().bytes());
        out.count(state.models().size());
        for (ModelState model : state.models().values()) ModelBytes.write(model, out);
        ByteBuffer written = out.written();
        out.number(sum(written.array(), written.limit()));
        written = out.written();
        byte[] bytes = new byte[written.limit()];
        written.get(bytes);
        return bytes;
    }

    private static Optional<SiteState> read(StateBytes in) {
        if (in.number() != FORM || !in.text().equals(SiteState.JAVA)) return Optional.empty();
        return Optional.of(new SiteState(
                SiteState.JAVA,
                in.number(),
                stamps(in),
                stamps(in),
                new Packed<>(Shared.class, in.bytes()),
                models(in)));
    }

    private static void stamps(Map<String, Stamp> stamps, StateBytes out) {
        out.count(stamps.size());
        stamps.forEach((name, stamp) -> {
            out.text(name);
            out.stamp(stamp);
        });
    }

    private static Map<String, Stamp> stamps(StateBytes in) {
        int size = in.count();
        Map<String, Stamp> stamps = new HashMap<>(size * 2);
        for (int i = 0; i < size; i++) stamps.put(in.text(), in.stamp());
        return stamps;
    }

    private static SortedMap<String, ModelState> models(StateBytes in) {
        SortedMap<String, ModelState> models = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) {
            ModelState model = ModelBytes.read(in);
            models.put(model.slug(), model);
        }
        return models;
    }

    private static long sum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
