package com.runthismodel.bake;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Settings that libraries read once, when their first class loads. JBake starts a database for every bake, in memory and
 * empty a second later: not stretching passwords nobody uses and not asking the machine for its limits takes 0.8 s off
 * its start (measured on an idle machine). FreeMarker would look for logging libraries; mistakes reach us as exceptions.
 */
final class QuietLibraries {
    private static final Map<String, String> SETTINGS = Map.of(
            "security.userPasswordSaltIterations", "1",
            "storage.openFiles.limit", "512",
            "storage.diskCache.bufferSize", "64",
            "org.freemarker.loggerLibrary", "none");

    /** Held here, because a logger that nobody holds is collected and forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("com.orientechnologies");

    private QuietLibraries() {}

    /** Before their first classes are loaded; what the command line sets with -D stays. */
    static void prepare() {
        SETTINGS.forEach((key, value) -> {
            if (System.getProperty(key) == null) System.setProperty(key, value);
        });
        LOGGER.setLevel(Level.SEVERE);
    }
}
