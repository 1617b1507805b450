package com.runthismodel.bake.mirror;

import com.runthismodel.source.write.JsonWriter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one file of a site that differs from build to build tells its pages which copies lie beside the site, in a line
 * before its own. No page changes when there are none, and the copies themselves hold the file without the line.
 */
final class StatusLine {
    static final String PATH = "status.js";
    private static final Pattern LINE = Pattern.compile("(?m)^self\\.RTM_MIRROR=.*\n");
    private static final Pattern FACTS = Pattern.compile("^self\\.RTM_BUILD=.*\"facts\":\"([0-9-]{10})\"");

    private StatusLine() {}

    static Optional<String> date(String status) {
        Matcher facts = FACTS.matcher(without(status));
        return facts.find() ? Optional.of(facts.group(1)) : Optional.empty();
    }

    static String without(String status) {
        return LINE.matcher(status).replaceAll("");
    }

    /** @param bytes of each file by name */
    static String with(String status, Map<String, Object> bytes) {
        return "self.RTM_MIRROR=" + JsonWriter.compact(bytes) + ";\n" + without(status);
    }
}
