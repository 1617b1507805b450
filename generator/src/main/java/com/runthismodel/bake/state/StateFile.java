package com.runthismodel.bake.state;

import com.runthismodel.bake.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** A {@link SiteState} on disk. A file that is not whole, or not from this form of the program, is no state. */
public final class StateFile {
    /** Changes with the form of the file; a change of what is in it changes the program, which is an input. */
    private static final long FORM = 0x52544d0004L;

    private StateFile() {}

    public static Optional<SiteState> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return Optional.empty();
        byte[] bytes = whole(file);
        if (bytes.length < Long.BYTES) return Optional.empty();
        int length = bytes.length - Long.BYTES;
        if (ByteBuffer.wrap(bytes).getLong(length) != sum(List.of(ByteBuffer.wrap(bytes, 0, length))))
            return Optional.empty();
        try {
            return read(new StateBytes(ByteBuffer.wrap(bytes, 0, length)));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static byte[] whole(Path file) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(Files.size(file))];
        try (InputStream in = Files.newInputStream(file)) {
            for (int at = 0; at < bytes.length; at += Disk.AT_ONCE)
                in.readNBytes(bytes, at, Math.min(Disk.AT_ONCE, bytes.length - at));
        }
        return bytes;
    }

    /** In parts: the models are by far the most, and are not copied. */
    public static ByteBuffer[] bytes(SiteState state) {
        StateBytes head = new StateBytes(1 << 20);
        head.number(FORM);
        head.text(state.java());
        head.number(state.lookedAtNanos());
        head.count(state.sources().size());
        state.sources().forEach((name, folder) -> {
            head.text(name);
            mark(folder.mark(), head);
            head.bytes(folder.packed());
        });
        outputs(state.outputs(), head);
        head.optional(state.facts());
        head.bytes(state.shared().bytes());
        List<ByteBuffer> parts = new ArrayList<>(state.models().write(head));
        parts.add(0, ByteBuffer.wrap(head.array(), 0, head.length()));
        parts.add(ByteBuffer.allocate(Long.BYTES).putLong(0, sum(parts)));
        return parts.toArray(new ByteBuffer[0]);
    }

    private static long sum(List<ByteBuffer> parts) {
        CRC32 sum = new CRC32();
        for (ByteBuffer part : parts) sum.update(part.duplicate());
        return sum.getValue();
    }

    private static Optional<SiteState> read(StateBytes in) {
        if (in.number() != FORM || !in.text().equals(SiteState.JAVA)) return Optional.empty();
        return Optional.of(new SiteState(
                SiteState.JAVA,
                in.number(),
                folders(in),
                outputs(in),
                in.optional(),
                new Packed<>(Shared.class, in.bytes()),
                ModelStates.read(in)));
    }

    private static Map<String, Folder> folders(StateBytes in) {
        int size = in.count();
        Map<String, Folder> folders = new HashMap<>(size * 2);
        for (int i = 0; i < size; i++) folders.put(in.text(), new Folder(mark(in), in.bytes()));
        return folders;
    }

    private static void outputs(OutFolder outputs, StateBytes out) {
        out.count(outputs.pages());
        out.count(outputs.folders().size());
        outputs.folders().forEach((name, mark) -> {
            out.text(name);
            mark(mark, out);
        });
    }

    private static OutFolder outputs(StateBytes in) {
        int pages = in.count();
        Map<String, Mark> folders = new HashMap<>();
        for (int left = in.count(); left > 0; left--) folders.put(in.text(), mark(in));
        return new OutFolder(pages, folders);
    }

    private static void mark(Mark mark, StateBytes out) {
        out.count(mark.files());
        out.number(mark.sum());
        out.number(mark.newestNanos());
    }

    private static Mark mark(StateBytes in) {
        return new Mark(in.count(), in.number(), in.number());
    }
}
