package com.runthismodel.bake.state;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** The files of one folder of the inputs as a bake saw them: in one mark, and file by file for who finds it changed. */
record Folder(Mark mark, byte[] packed) {
    static Folder of(Map<String, Stamp> files) {
        StateBytes out = new StateBytes(64 + 128 * files.size());
        out.count(files.size());
        files.forEach((name, stamp) -> {
            out.text(name);
            out.stamp(stamp);
        });
        return new Folder(Mark.of(files), out.toArray());
    }

    Map<String, Stamp> files() {
        StateBytes in = new StateBytes(ByteBuffer.wrap(packed));
        Map<String, Stamp> files = new TreeMap<>();
        for (int left = in.count(); left > 0; left--) files.put(in.text(), in.stamp());
        return files;
    }
}
