package com.runthismodel.bake;

import java.nio.file.Path;

/** The site of the real catalogue, baked once for all tests that only look at it. */
final class RealSite {
    private static Path baked;

    private RealSite() {}

    static synchronized Path baked() throws Exception {
        if (baked == null) baked = SmallSite.kept(Path.of("content"));
        return baked;
    }
}
