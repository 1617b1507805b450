package com.runthismodel.source.record;

import java.lang.reflect.InvocationTargetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a constructor said when it refused its arguments: {@code component: problem; fix}. Component and fix may be
 * missing. Anything but an IllegalArgumentException is a fault of the program, not of the content.
 */
record Complaint(String field, String problem, String fix) {
    private static final Pattern FIELD = Pattern.compile("([a-z]\\w*(?:[.\\[]\\w+]?)*): (.*)", Pattern.DOTALL);

    static Complaint of(InvocationTargetException thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof IllegalArgumentException) return of(String.valueOf(cause.getMessage()));
        throw new IllegalStateException("a content type failed on its arguments", cause);
    }

    static Complaint of(String message) {
        Matcher named = FIELD.matcher(message);
        String field = named.matches() ? named.group(1) : "";
        String rest = named.matches() ? named.group(2) : message;
        // What is quoted came from a file and may hold anything, our own separator too.
        int semicolon = rest.indexOf("; ", Math.max(0, rest.lastIndexOf('"')));
        if (semicolon < 0) return new Complaint(field, rest, "");
        return new Complaint(field, rest.substring(0, semicolon), rest.substring(semicolon + 2));
    }

    String fixOr(String otherwise) {
        return fix.isEmpty() ? otherwise : fix;
    }
}
