package com.runthismodel.bake;

import com.runthismodel.bake.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that stops at one step of publishing: the program dies there, or the disk refuses once. */
final class FaultyDisk extends Disk {
    /** Dying: nothing after this step reaches the disk, whatever the code tries. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    private final int last;
    private final boolean dies;
    private int step;

    private FaultyDisk(int last, boolean dies) {
        this.last = last;
        this.dies = dies;
    }

    static FaultyDisk dyingAt(int step) {
        return new FaultyDisk(step, true);
    }

    static FaultyDisk fullAt(int step) {
        return new FaultyDisk(step, false);
    }

    /** Whether the fault came at all. */
    boolean struck() {
        return step > last;
    }

    private void step(Path file) throws IOException {
        step++;
        if (dies && step > last) throw new Death();
        if (!dies && step == last + 1) throw new IOException(file + ": No space left on device");
    }

    /** A program that dies while it writes leaves half a file. */
    @Override
    public void write(Path file, ByteBuffer... parts) throws IOException {
        if (step == last) super.write(file, parts[0].duplicate().limit(parts[0].limit() / 2));
        step(file);
        super.write(file, parts);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step(from);
        super.move(from, to);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step(folder);
        super.makeFolder(folder);
    }

    /** Deleting needs no room. */
    @Override
    public void remove(Path file) throws IOException {
        if (dies) step(file);
        super.remove(file);
    }

    @Override
    public boolean removeIfEmpty(Path folder) throws IOException {
        if (dies) step(folder);
        return super.removeIfEmpty(folder);
    }
}
