package com.runthismodel.page.sheet;

import com.runthismodel.unit.Bytes;

/** An amount of memory: exact bytes for programs, GiB with two decimals for people. */
public record Memory(long bytes, String gib) {
    public static Memory of(Bytes bytes) {
        return new Memory(bytes.count(), bytes.gib());
    }
}
