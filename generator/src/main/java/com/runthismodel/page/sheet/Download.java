package com.runthismodel.page.sheet;

import com.runthismodel.unit.Bytes;

/** The size of a download: exact bytes, GB (10^9) as download pages count, GiB as memory is counted. */
public record Download(long bytes, String gb, String gib) {
    public static Download of(Bytes bytes) {
        return new Download(bytes.count(), bytes.gb(), bytes.gib());
    }
}
