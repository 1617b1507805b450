package com.runthismodel.bake;

import java.nio.file.Path;
import java.util.Optional;

/** What is baked from where to where. {@code templates} and {@code assets} replace the built-in ones. */
public record Order(Path content, Path out, Optional<Path> templates, Optional<Path> assets) {
    public Order {
        out = out.toAbsolutePath().normalize();
    }

    /** A folder or file beside the site, on the same disk and never in it: {@code .site.baking}. */
    Path beside(String what) {
        return out.resolveSibling("." + out.getFileName() + "." + what);
    }

    /** What the next bake must know: see {@link SiteState}. */
    Path state() {
        return beside("state").resolve("site");
    }
}
