package com.runthismodel.catalog;

import com.runthismodel.source.SharedText;
import java.util.regex.Pattern;

/** A Hugging Face repository id, {@code org/name}: strict, because it ends up in shell commands, URLs and paths. */
public record RepoId(String org, String name) implements Comparable<RepoId> {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

    public RepoId {
        if (!isPart(org) || !isPart(name))
            throw new IllegalArgumentException(
                    "\"" + org + "/" + name + "\" is not a repository id of the form org/name");
    }

    public static RepoId of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0)
            throw new IllegalArgumentException("\"" + text + "\" is not a repository id of the form org/name");
        return new RepoId(SharedText.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    private static boolean isPart(String part) {
        return PART.matcher(part).matches() && !part.contains("..") && !part.contains("--") && !part.endsWith(".");
    }

    public String url() {
        return "https://huggingface.co/" + this;
    }

    @Override
    public int compareTo(RepoId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return org + "/" + name;
    }
}
